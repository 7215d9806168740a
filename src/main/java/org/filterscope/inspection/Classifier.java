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
 * Classifies many photographs in the background. A photograph that cannot be read or classified
 * does not stop the run. While the engine works on one photograph, the next ones are decoded.
 */
public final class Classifier implements Classifying {

  private final Inspector inspector;
  private final PictureReader pictures;

  /**
   * Creates a classifier that uses the inspector's model and opens pictures with the given reader.
   */
  public Classifier(Inspector inspector, PictureReader pictures) {
    this.inspector = inspector;
    this.pictures = pictures;
  }

  /**
   * Classifies photographs, one after another; cancellation is checked between layers and
   * photographs.
   */
  @Override
  public void classify(
      List<Path> images,
      Consumer<Classification> each,
      Progress progress,
      Cancellation cancellation) {
    classify(images, each, progress, new Pause(), cancellation);
  }

  /**
   * Does the same, with pauses between photographs.
   *
   * @param pause makes the run wait between photographs
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

  /** A photograph's pixels as the network reads them. */
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

  /** Skips a photograph for which the model has no answer; other failures are passed on. */
  private static CompletableFuture<Classification> skipped(Path image, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Problem reason
        ? CompletableFuture.completedFuture(new Classification.Skipped(image, reason))
        : CompletableFuture.failedFuture(failure);
  }

  /** Passes on the result for each photograph and counts the photographs. */
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
