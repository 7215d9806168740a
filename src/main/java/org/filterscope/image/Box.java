package org.filterscope.image;

/**
 * A rectangle on a picture, in pixels and fractions of them: pixel {@code x} covers {@code [x, x +
 * 1)}.
 *
 * @param x0 left edge
 * @param y0 upper edge
 * @param x1 right edge, right of {@code x0}
 * @param y1 lower edge, below {@code y0}
 */
public record Box(double x0, double y0, double x1, double y1) {

  /**
   * Checks that the box has an area.
   *
   * @throws IllegalArgumentException if it is empty, turned inside out or not finite
   */
  public Box {
    boolean finite =
        Double.isFinite(x0) && Double.isFinite(y0) && Double.isFinite(x1) && Double.isFinite(y1);
    if (!finite || x1 <= x0 || y1 <= y0) {
      throw new IllegalArgumentException("no box: " + x0 + ", " + y0 + " to " + x1 + ", " + y1);
    }
  }

  /** The box of a whole picture. */
  public static Box all(Picture picture) {
    return new Box(0, 0, picture.width(), picture.height());
  }

  /** The width in pixels. */
  public double width() {
    return x1 - x0;
  }

  /** The height in pixels. */
  public double height() {
    return y1 - y0;
  }

  /** Whether a point is inside; the right and lower edges are outside. */
  public boolean contains(double x, double y) {
    return x >= x0 && x < x1 && y >= y0 && y < y1;
  }
}
