package org.filterscope.patches.store;

import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How an index names the files of its photographs. */
public enum FileNaming {

  /** By absolute path: the index can be moved, but the photographs cannot. */
  ABSOLUTE {
    @Override
    String write(Path file, Path index) {
      return file.toString();
    }
  },

  /** By path relative to the index: both can be moved together. */
  RELATIVE {
    @Override
    String write(Path file, Path index) {
      Path folder = folder(index);
      if (folder == null || !file.isAbsolute() || !file.getRoot().equals(folder.getRoot())) {
        // There is no relative path between two drives.
        return file.toString();
      }
      return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }
  };

  /** The name under which an index stores a file. */
  abstract String write(Path file, Path index);

  /** The file for a name stored in an index, with either naming. */
  public static Path read(String written, Path index) {
    Path folder = folder(index);
    return folder == null ? Path.of(written) : folder.resolve(written).normalize();
  }

  private static @Nullable Path folder(Path index) {
    return index.toAbsolutePath().normalize().getParent();
  }
}
