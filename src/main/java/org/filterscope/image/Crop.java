package org.filterscope.image;

/**
 * The part of a picture that a network sees: a box, either the standard one or chosen by the user.
 * Immutable: dragging it gives a new one.
 *
 * @param pictureWidth columns of the picture
 * @param pictureHeight rows of the picture
 * @param box the part, inside the picture
 */
public record Crop(int pictureWidth, int pictureHeight, Box box) {

  /** The shortest side that a user can give a box, in pixels of the picture. */
  public static final int SHORTEST_SIDE = 16;

  /** A corner of the box. */
  public enum Corner {
    /** Where x and y are least. */
    TOP_LEFT(true, true),
    /** Where x is largest and y least. */
    TOP_RIGHT(false, true),
    /** Where x is least and y largest. */
    BOTTOM_LEFT(true, false),
    /** Where x and y are largest. */
    BOTTOM_RIGHT(false, false);

    private final boolean left;
    private final boolean top;

    Corner(boolean left, boolean top) {
      this.left = left;
      this.top = top;
    }
  }

  /**
   * Checks that the box is inside the picture.
   *
   * @throws IllegalArgumentException if it does not
   */
  public Crop {
    if (box.x0() < 0 || box.y0() < 0 || box.x1() > pictureWidth || box.y1() > pictureHeight) {
      throw new IllegalArgumentException(
          box + " reaches over a picture of " + pictureWidth + " x " + pictureHeight);
    }
  }

  /**
   * The crop that networks are trained and evaluated on. The picture's shorter side is scaled to
   * {@code shorterSide} (the longer one is rounded), and the central square of {@code side} is cut
   * out (its offsets are rounded down). A picture of exactly {@code side} x {@code side} is taken
   * as it is.
   *
   * <p>Because the longer side is rounded, the box is square only to a fraction of a pixel.
   * Resampling it to {@code side} x {@code side} is the same as scaling first and then cropping.
   *
   * @param picture the picture that the network will see
   * @param shorterSide the shorter side of the scaled picture, in pixels; at least {@code side}
   * @param side the side of the network's input, in pixels
   * @throws IllegalArgumentException if the sides are not positive, or the square does not fit
   */
  public static Crop standard(Picture picture, int shorterSide, int side) {
    return standard(picture.width(), picture.height(), shorterSide, side);
  }

  /** The standard crop of a picture when only its size is known. */
  static Crop standard(int width, int height, int shorterSide, int side) {
    if (side < 1 || shorterSide < side) {
      throw new IllegalArgumentException("no square of " + side + " fits " + shorterSide);
    }
    if (width == side && height == side) {
      return new Crop(width, height, new Box(0, 0, width, height));
    }
    int shorter = Math.min(width, height);
    // Halves are rounded to even, as by Python's round().
    double scaledWidth = Math.rint((double) width * shorterSide / shorter);
    double scaledHeight = Math.rint((double) height * shorterSide / shorter);
    double left = Math.floor((scaledWidth - side) / 2);
    double top = Math.floor((scaledHeight - side) / 2);
    double across = width / scaledWidth;
    double down = height / scaledHeight;
    return new Crop(
        width,
        height,
        new Box(
            left * across,
            top * down,
            Math.min((left + side) * across, width),
            Math.min((top + side) * down, height)));
  }

  /**
   * A square around a point, moved and shrunk as far as needed to fit the picture.
   *
   * @param picture the picture that the network will see
   * @param centreX the desired x of its centre, in pixels of the picture
   * @param centreY the desired y of its centre, in pixels of the picture
   * @param side the desired side, in pixels of the picture
   */
  public static Crop square(Picture picture, double centreX, double centreY, double side) {
    return square(picture.width(), picture.height(), centreX, centreY, side);
  }

  private static Crop square(int width, int height, double x, double y, double side) {
    double longest = Math.min(width, height);
    double fitting = clamp(side, Math.min(SHORTEST_SIDE, longest), longest);
    double left = clamp(x - fitting / 2, 0, width - fitting);
    double top = clamp(y - fitting / 2, 0, height - fitting);
    return new Crop(width, height, inside(width, height, left, top, fitting, fitting));
  }

  /** The same box moved by a number of pixels of the picture, but not beyond its border. */
  public Crop moved(double dx, double dy) {
    double left = clamp(box.x0() + dx, 0, pictureWidth - box.width());
    double top = clamp(box.y0() + dy, 0, pictureHeight - box.height());
    return new Crop(
        pictureWidth,
        pictureHeight,
        inside(pictureWidth, pictureHeight, left, top, box.width(), box.height()));
  }

  /**
   * A square with sides {@code factor} times as long, in which a point keeps its place as far as
   * the border allows: the effect of turning the mouse wheel over that point.
   *
   * @param x the point's x, in pixels of the picture
   * @param y the point's y, in pixels of the picture
   * @param factor above 1 to enlarge, below 1 to shrink
   */
  public Crop resizedAround(double x, double y, double factor) {
    double longest = Math.min(pictureWidth, pictureHeight);
    double shortest = Math.min(SHORTEST_SIDE, longest);
    double side = clamp(Math.max(box.width(), box.height()) * factor, shortest, longest);
    double left = x - (x - box.x0()) / box.width() * side;
    double top = y - (y - box.y0()) / box.height() * side;
    return square(pictureWidth, pictureHeight, left + side / 2, top + side / 2, side);
  }

  /**
   * The square that results when one corner is dragged to a point while the opposite one stays: its
   * side is the larger of the two distances, limited by the picture.
   *
   * @param corner the corner that is dragged
   * @param x where it is dragged to, in pixels of the picture
   * @param y where it is dragged to, in pixels of the picture
   */
  public Crop withCorner(Corner corner, double x, double y) {
    double fixedX = corner.left ? box.x1() : box.x0();
    double fixedY = corner.top ? box.y1() : box.y0();
    double across = corner.left ? fixedX - x : x - fixedX;
    double down = corner.top ? fixedY - y : y - fixedY;
    double room =
        Math.min(
            corner.left ? fixedX : pictureWidth - fixedX,
            corner.top ? fixedY : pictureHeight - fixedY);
    double side = clamp(Math.max(across, down), Math.min(SHORTEST_SIDE, room), room);
    double left = corner.left ? fixedX - side : fixedX;
    double top = corner.top ? fixedY - side : fixedY;
    return new Crop(
        pictureWidth, pictureHeight, inside(pictureWidth, pictureHeight, left, top, side, side));
  }

  /**
   * The place of a part of the network's input on the picture.
   *
   * @param part the part, in pixels of the input; it may extend beyond the input
   * @param side the side of the input, in pixels
   */
  public Box toPicture(Box part, int side) {
    double across = box.width() / side;
    double down = box.height() / side;
    return new Box(
        box.x0() + part.x0() * across,
        box.y0() + part.y0() * down,
        box.x0() + part.x1() * across,
        box.y0() + part.y1() * down);
  }

  /**
   * Cuts out what the network sees.
   *
   * @param picture the picture that this crop was made for
   * @param side the side of the network's input, in pixels
   * @return a picture of {@code side} x {@code side}
   * @throws IllegalArgumentException if the picture has another size
   */
  public Picture cut(Picture picture, int side) {
    if (picture.width() != pictureWidth || picture.height() != pictureHeight) {
      throw new IllegalArgumentException(
          "made for a picture of " + pictureWidth + " x " + pictureHeight);
    }
    return new Picture(side, side, Resampler.resample(picture, box, side, side));
  }

  /** Clips to the picture, because sums of fractions may pass its border by a rounding error. */
  private static Box inside(
      int width, int height, double left, double top, double across, double down) {
    return new Box(left, top, Math.min(left + across, width), Math.min(top + down, height));
  }

  private static double clamp(double value, double least, double largest) {
    return Math.max(least, Math.min(value, Math.max(least, largest)));
  }
}
