package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureFolder;
import org.filterscope.task.Problem;

/** The first photographs of a folder, in the order of their names. */
final class FirstPhotographs {

  private FirstPhotographs() {}

  /**
   * Lists them, those in sub-folders included.
   *
   * @throws Problem if there are none
   */
  static List<Path> of(Path folder, int most) {
    List<Path> all = PictureFolder.walk(folder);
    if (all.isEmpty()) {
      throw new Problem("experiment.no-photographs", folder);
    }
    return all.subList(0, Math.min(most, all.size()));
  }
}
