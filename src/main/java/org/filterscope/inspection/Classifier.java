package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Sureness;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * Classifies many photographs, in the background. One that cannot be read or answered for does not
 * stop it. While the engine works on one photograph, the next ones are decoded.
 */
public final class Classifier {

  private final Inspector inspector;
  private final PictureReader pictures;

  /** Classifies through a model, with pictures opened in this way. */
  public Classifier(Inspector inspector, PictureReader pictures) {
    this.inspector = inspector;
    this.pictures = pictures;
  }

  /**
   * Classifies photographs, one after the other.
   *
   * @param images their files
   * @param each hears what came of each, in their order, on the calling thread
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers and photographs
   */
  public void classify(
      List<Path> images,
      Consumer<Classification> each,
      Progress progress,
      Cancellation cancellation) {
    classify(images, each, progress, new Pause(), cancellation);
  }

  /**
   * The same with pauses between photographs.
   *
   * @param pause makes it wait
   */
  public void classify(
      List<Path> images,
      Consumer<Classification> each,
      Progress progress,
      Pause pause,
      Cancellation cancellation) {
    Receiving receiving = new Receiving(images, each, progress);
    receiving.report();
    try (ReadAhead<Path, Cropped> photographs =
        new ReadAhead<>(images, ReadAhead.FEW, this::cropped, pause, cancellation)) {
      photographs.computeEach(cropped -> classify(cropped, cancellation), receiving);
    }
  }

  /** A photograph's pixels, as the network reads them. */
  private record Cropped(Path image, int[] argb) {}

  private Cropped cropped(Path image) {
    return new Cropped(
        image, inspector.model().preparation().framed(pictures, image).pixels().argb());
  }

  private CompletableFuture<Classification> classify(Cropped cropped, Cancellation cancellation) {
    return inspector
        .classify(cropped.argb(), cancellation)
        .thenApply(classes -> answer(cropped.image(), classes))
        .exceptionallyCompose(failure -> skipped(cropped.image(), failure));
  }

  private Classification answer(Path image, List<ClassProbability> classes) {
    Sureness sureness = inspector.model().sureness(classes.get(0).probability());
    return new Classification.Answered(image, classes, sureness);
  }

  /** A photograph that the model has no answer for; other failures stay what they are. */
  private static CompletableFuture<Classification> skipped(Path image, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Problem reason
        ? CompletableFuture.completedFuture(new Classification.Skipped(image, reason))
        : CompletableFuture.failedFuture(failure);
  }

  /** Hands on what came of each photograph, and counts them. */
  private static final class Receiving implements ReadAhead.Receiver<Path, Classification> {
    private final List<Path> images;
    private final Consumer<Classification> each;
    private final Progress progress;
    private int done;

    Receiving(List<Path> images, Consumer<Classification> each, Progress progress) {
      this.images = images;
      this.each = each;
      this.progress = progress;
    }

    @Override
    public void take(Path image, Classification classification) {
      hand(classification);
    }

    @Override
    public void leaveOut(Path image, Problem reason) {
      hand(new Classification.Skipped(image, reason));
    }

    private void hand(Classification classification) {
      each.accept(classification);
      done++;
      report();
    }

    void report() {
      progress.report(done, images.size(), done < images.size() ? images.get(done).toString() : "");
    }
  }
}
