package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.Picture;

/**
 * A picture at half its size, at a quarter and so on, so it can be drawn small without losing
 * lines.
 */
public final class ImagePyramid {

  /** The longer side, in pixels, below which smaller levels would gain nothing. */
  private static final int SMALLEST = 128;

  private ImagePyramid() {}

  /** All levels of a picture: the picture itself first, the smallest last. */
  public static List<Picture> of(Picture picture) {
    List<Picture> all = new ArrayList<>();
    Picture last = picture;
    all.add(last);
    while (Math.min(last.width(), last.height()) >= 2
        && Math.max(last.width(), last.height()) > SMALLEST) {
      last = half(last);
      all.add(last);
    }
    return all;
  }

  /** Halves a picture by means of four pixels; an odd row or column is left out. */
  static Picture half(Picture picture) {
    int width = picture.width() / 2;
    int height = picture.height() / 2;
    int[] source = picture.argb();
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      int upper = 2 * y * picture.width();
      int lower = upper + picture.width();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] =
            mean(
                source[upper + 2 * x],
                source[upper + 2 * x + 1],
                source[lower + 2 * x],
                source[lower + 2 * x + 1]);
      }
    }
    return new Picture(width, height, argb);
  }

  /**
   * The mean of four pixels. Red and blue have enough room between them for the sum, so they are
   * added together.
   */
  private static int mean(int a, int b, int c, int d) {
    int outer = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
    int green = (a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x0200;
    return 0xFF000000 | ((outer >> 2) & 0xFF00FF) | ((green >> 2) & 0xFF00);
  }
}
