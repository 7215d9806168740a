package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;

/** Classifies photographs, on this machine or elsewhere. */
@FunctionalInterface
public interface Classifying {

  /**
   * Classifies photographs.
   *
   * @param images their files
   * @param each receives the result for each photograph, in order, on the calling thread; an answer
   *     has at least the likeliest class
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  void classify(
      List<Path> images,
      Consumer<Classification> each,
      Progress progress,
      Cancellation cancellation);
}
