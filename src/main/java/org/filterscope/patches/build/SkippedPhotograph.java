package org.filterscope.patches.build;

import java.nio.file.Path;
import org.filterscope.image.PictureFolder;
import org.filterscope.task.Problem;

/**
 * A file that was skipped.
 *
 * @param file the file's path
 * @param reason why it was skipped and what to do about it
 */
public record SkippedPhotograph(Path file, Problem reason) {

  /** A file that was left out when its folder was listed. */
  public static SkippedPhotograph of(PictureFolder.LeftOut left) {
    return new SkippedPhotograph(left.path(), left.reason());
  }
}
