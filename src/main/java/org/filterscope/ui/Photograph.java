package org.filterscope.ui;

import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A photograph as it was opened.
 *
 * @param name what the window calls it: the file's name, or where it came from
 * @param file where it lies; null if it was pasted
 * @param picture its pixels
 */
public record Photograph(String name, @Nullable Path file, Picture picture) {

  /** One that was read from a file. */
  public static Photograph of(Path file, Picture picture) {
    Path name = file.getFileName();
    return new Photograph(name == null ? file.toString() : name.toString(), file, picture);
  }
}
