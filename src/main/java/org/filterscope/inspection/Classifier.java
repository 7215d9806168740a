package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Classifies many photographs, in the background. One that cannot be read or answered for does not
 * stop it. While the engine works on one photograph, the next is decoded.
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
    @Nullable CompletableFuture<Classification> before = null;
    int done = 0;
    for (Path image : images) {
      cancellation.check();
      progress.report(done, images.size(), image.toString());
      CompletableFuture<Classification> started = start(image, cancellation);
      if (before != null) {
        each.accept(Answers.await(before));
        done++;
      }
      before = started;
    }
    if (before != null) {
      each.accept(Answers.await(before));
    }
    progress.report(images.size(), images.size(), "");
  }

  private CompletableFuture<Classification> start(Path image, Cancellation cancellation) {
    Picture seen;
    try {
      seen = inspector.model().preparation().framed(pictures, image).pixels();
    } catch (Problem reason) {
      return CompletableFuture.completedFuture(new Classification.Skipped(image, reason));
    }
    return inspector
        .classify(seen.argb(), cancellation)
        .thenApply(classes -> answer(image, classes))
        .exceptionallyCompose(failure -> skipped(image, failure));
  }

  /** A photograph that the model has no answer for; other failures stay what they are. */
  private static CompletableFuture<Classification> skipped(Path image, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof Problem reason
        ? CompletableFuture.completedFuture(new Classification.Skipped(image, reason))
        : CompletableFuture.failedFuture(failure);
  }

  private Classification answer(Path image, List<ClassProbability> classes) {
    boolean isCertain = inspector.model().isCertain(classes.get(0).probability());
    return new Classification.Answered(image, classes, isCertain);
  }
}
