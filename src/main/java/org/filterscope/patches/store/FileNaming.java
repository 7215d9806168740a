package org.filterscope.patches.store;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How an index names the files of its photographs. */
public enum FileNaming {

  /** By their place on this computer: the index may be moved, the photographs may not. */
  ABSOLUTE {
    @Override
    String write(Path file, Path index) {
      return file.toString();
    }
  },

  /** By the way from the index to them: both may be moved, together. */
  RELATIVE {
    @Override
    String write(Path file, Path index) {
      Path folder = folder(index);
      if (folder == null || !file.isAbsolute() || !file.getRoot().equals(folder.getRoot())) {
        // No way leads from one drive to another.
        return file.toString();
      }
      return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }
  };

  /** What stands for a file in an index. */
  abstract String write(Path file, Path index);

  /** The file that something stands for in an index, however it was named. */
  public static Path read(String written, Path index) {
    Path folder = folder(index);
    return folder == null ? Path.of(written) : folder.resolve(written).normalize();
  }

  private static @Nullable Path folder(Path index) {
    return index.toAbsolutePath().normalize().getParent();
  }
}
