package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureFolder;
import org.filterscope.network.Sureness;
import org.filterscope.task.Problem;

/** The result for one photograph in a folder: an answer, or the reason why there is none. */
public sealed interface Classification {

  /** The photograph's file. */
  Path image();

  /**
   * The model's answer.
   *
   * @param classes all classes, most likely first
   * @param sureness whether the most likely class reaches the model's threshold
   */
  record Answered(Path image, List<ClassProbability> classes, Sureness sureness)
      implements Classification {}

  /**
   * A file that could not be read, or a photograph that got no probabilities from the model.
   *
   * @param reason why it was skipped
   */
  record Skipped(Path image, Problem reason) implements Classification {

    /** Converts a file that was left out when the folder was listed. */
    public static Skipped of(PictureFolder.LeftOut left) {
      return new Skipped(left.path(), left.reason());
    }
  }
}
