package org.filterscope.inspection;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureFolder;
import org.filterscope.network.Sureness;
import org.filterscope.task.Problem;

/** What came of a photograph in a folder: an answer, or the reason why there is none. */
public sealed interface Classification {

  /** The photograph's file. */
  Path image();

  /**
   * The model's answer.
   *
   * @param classes all classes, the likeliest first
   * @param sureness whether the likeliest fits as well as the model's threshold asks for
   */
  record Answered(Path image, List<ClassProbability> classes, Sureness sureness)
      implements Classification {}

  /**
   * A file that could not be read, or a photograph for which the model gave no probabilities.
   *
   * @param reason says why
   */
  record Skipped(Path image, Problem reason) implements Classification {

    /** What a walk through a folder passed over. */
    public static Skipped of(PictureFolder.LeftOut left) {
      return new Skipped(left.path(), left.reason());
    }
  }
}
