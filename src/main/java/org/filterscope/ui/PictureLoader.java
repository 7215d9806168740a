package org.filterscope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Problem;
import org.filterscope.ui.OpenPicture.Opened;
import org.filterscope.ui.OpenPicture.Step;
import org.jspecify.annotations.Nullable;

/** Reads photographs and folders for {@link OpenPicture}, on a worker thread. */
record PictureLoader(PictureReader reader) {

  /** Opens a photograph, or the first one of a folder. */
  Opened open(Path fileOrFolder) {
    return open(List.of(fileOrFolder));
  }

  /** Opens the first of several photographs and folders. */
  Opened open(List<Path> filesOrFolders) {
    try {
      if (filesOrFolders.size() == 1 && !Files.isDirectory(filesOrFolders.get(0))) {
        return read(new Step(whole(filesOrFolders.get(0)), null));
      }
      List<Path> files = new ArrayList<>();
      for (Path one : filesOrFolders) {
        if (Files.isDirectory(one)) {
          files.addAll(photographsIn(whole(one)));
        } else {
          files.add(whole(one));
        }
      }
      return read(new Step(files.get(0), List.copyOf(files)));
    } catch (Problem e) {
      return new Opened(null, null, null, e, false);
    }
  }

  /**
   * Opens the photograph a number of steps further on, or the last one in that direction if there
   * are fewer.
   */
  Opened walk(Step from, int count) {
    try {
      List<Path> files = neighbours(from);
      int target = Math.max(0, Math.min(target(from.file(), files, count), files.size() - 1));
      if (files.isEmpty() || files.get(target).equals(from.file())) {
        return new Opened(from, null, null, null, count != 0);
      }
      return read(new Step(files.get(target), from.chosen()));
    } catch (Problem e) {
      return new Opened(from, null, null, e, false);
    }
  }

  /** The result for an opened photograph, with its position. */
  Opened opened(Step step, Photograph photograph) {
    return new Opened(step, photograph, place(step), null, false);
  }

  private Opened read(Step step) {
    try {
      return opened(step, Photograph.of(step.file(), reader.read(step.file())));
    } catch (Problem e) {
      return new Opened(step, null, null, e, false);
    }
  }

  /** The photographs of a folder, or those in its subfolders if it has none itself. */
  private static List<Path> photographsIn(Path folder) {
    List<Path> own = PictureFolder.of(folder).pictures();
    return own.isEmpty() ? PictureFolder.walk(folder) : own;
  }

  private static List<Path> neighbours(Step step) {
    List<Path> chosen = step.chosen();
    return chosen == null ? PictureFolder.around(step.file()).pictures() : chosen;
  }

  /**
   * The index to go to. A file that is not in the list, as it was deleted or has an unusual name,
   * counts as between two others.
   */
  private static int target(Path from, List<Path> files, int count) {
    int at = files.indexOf(from);
    if (at >= 0) {
      return at + count;
    }
    int before =
        new PictureFolder(from, files)
            .previous(from)
            .map(near -> files.indexOf(near) + 1)
            .orElse(0);
    return count > 0 ? before + count - 1 : before + count;
  }

  private static @Nullable FolderPosition place(Step step) {
    try {
      List<Path> files = neighbours(step);
      int index = files.indexOf(step.file());
      return index < 0 ? null : new FolderPosition(index + 1, files.size());
    } catch (Problem e) {
      // A photograph with a known name can often be read even if its folder cannot be listed.
      return null;
    }
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
