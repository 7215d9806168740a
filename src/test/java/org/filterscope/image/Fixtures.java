package org.filterscope.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The files of the image tests, and how far pictures are apart. */
final class Fixtures {

  private Fixtures() {}

  /** A file beside {@code make_references.py}. */
  static Path file(String name) {
    return root().resolve("src/test/resources/image").resolve(name);
  }

  /** A photograph that the app ships. */
  static Path photograph(String name) {
    return root().resolve("assets/photographs").resolve(name);
  }

  private static Path root() {
    return Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
  }

  /** A plain 8-bit PNG, read without the code under test. */
  static Picture expected(String name) {
    try {
      BufferedImage image = ImageIO.read(file(name).toFile());
      int width = image.getWidth();
      int height = image.getHeight();
      return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two pictures of one size, compared over all their values. */
  static Difference difference(Picture one, Picture other) {
    if (one.width() != other.width() || one.height() != other.height()) {
      throw new AssertionError(
          "%d x %d, not %d x %d"
              .formatted(one.width(), one.height(), other.width(), other.height()));
    }
    long sum = 0;
    int largest = 0;
    for (int i = 0; i < one.argb().length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int apart = Math.abs((one.argb()[i] >> shift & 0xFF) - (other.argb()[i] >> shift & 0xFF));
        sum += apart;
        largest = Math.max(largest, apart);
      }
    }
    return new Difference(sum / (3.0 * one.argb().length), largest);
  }

  /**
   * How far pictures are apart, in grey levels.
   *
   * @param mean over all values
   * @param largest of all values
   */
  record Difference(double mean, int largest) {}
}
