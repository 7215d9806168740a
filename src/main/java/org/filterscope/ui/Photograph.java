package org.filterscope.ui;

import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A photograph that was opened.
 *
 * @param name what the window calls it: the file's name, or where it came from
 * @param file its file; null if it was pasted
 * @param picture its pixels
 */
public record Photograph(String name, @Nullable Path file, Picture picture) {

  /** A photograph that was read from a file. */
  public static Photograph of(Path file, Picture picture) {
    Path name = file.getFileName();
    return new Photograph(name == null ? file.toString() : name.toString(), file, picture);
  }
}
