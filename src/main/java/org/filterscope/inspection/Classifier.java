package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * Classifies many photographs, in the background. A file that cannot be read does not stop it.
 * While the engine works on one photograph, the next ones are decoded.
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
    try (ReadAhead<Path, int[]> photographs =
        new ReadAhead<>(images, ReadAhead.FEW, this::pixels, pause, cancellation)) {
      photographs.computeEach(argb -> inspector.classify(argb, cancellation), receiving);
    }
  }

  private int[] pixels(Path image) {
    return inspector.model().preparation().framed(pictures, image).pixels().argb();
  }

  /** Hands on what came of each photograph, and counts them. */
  private final class Receiving implements ReadAhead.Receiver<Path, List<ClassProbability>> {
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
    public void take(Path image, List<ClassProbability> classes) {
      boolean isCertain = inspector.model().isCertain(classes.get(0).probability());
      hand(new Classification.Answered(image, classes, isCertain));
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
