package org.filterscope.image;

/**
 * The part of a picture that a network sees: a box, as large as the picture allows or chosen by
 * hand. Immutable: dragging it gives another one.
 *
 * @param pictureWidth columns of the picture
 * @param pictureHeight rows of the picture
 * @param box the part, inside the picture
 */
public record Crop(int pictureWidth, int pictureHeight, Box box) {

  /** The shortest side that a box can be given by hand, in pixels of the picture. */
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
   * Checks that the box lies in the picture.
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
   * What networks were trained and are judged on: the picture's shorter side scaled to {@code
   * shorterSide} (the longer one rounded), of that the central square of {@code side} (its offsets
   * rounded down). A picture of exactly {@code side} x {@code side} is taken as it is.
   *
   * <p>Because the longer side is rounded, the box is square only to a fraction of a pixel.
   * Resampled to {@code side} x {@code side}, it equals scaling first and cropping then.
   *
   * @param picture what the network shall see
   * @param shorterSide of the scaled picture, in pixels; at least {@code side}
   * @param side of the network's input, in pixels
   * @throws IllegalArgumentException if the sides are not positive, or the square does not fit
   */
  public static Crop standard(Picture picture, int shorterSide, int side) {
    return standard(picture.width(), picture.height(), shorterSide, side);
  }

  /** The same for a picture of which only the size is known. */
  static Crop standard(int width, int height, int shorterSide, int side) {
    if (side < 1 || shorterSide < side) {
      throw new IllegalArgumentException("no square of " + side + " fits " + shorterSide);
    }
    if (width == side && height == side) {
      return new Crop(width, height, new Box(0, 0, width, height));
    }
    int shorter = Math.min(width, height);
    // Halves go to the even neighbour, as Python's round() does.
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
   * A square around a point, moved and shrunk as far as the picture demands.
   *
   * @param picture what the network shall see
   * @param centreX where its centre shall be, in pixels of the picture
   * @param centreY where its centre shall be, in pixels of the picture
   * @param side its side, in pixels of the picture
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

  /** Moved by so many pixels of the picture, but not over its border. */
  public Crop moved(double dx, double dy) {
    double left = clamp(box.x0() + dx, 0, pictureWidth - box.width());
    double top = clamp(box.y0() + dy, 0, pictureHeight - box.height());
    return new Crop(
        pictureWidth,
        pictureHeight,
        inside(pictureWidth, pictureHeight, left, top, box.width(), box.height()));
  }

  /**
   * A square {@code factor} times as large, in which a point keeps its place as far as the border
   * allows: what turning the mouse's wheel over that point does.
   *
   * @param x the point, in pixels of the picture
   * @param y the point, in pixels of the picture
   * @param factor above 1 to enlarge, below to shrink
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
   * The square that results when one corner is dragged to a point while the opposite one stays: as
   * large as the larger of the two distances, as far as the picture reaches.
   *
   * @param corner what is dragged
   * @param x where to, in pixels of the picture
   * @param y where to, in pixels of the picture
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
   * Where a part of the network's input lies on the picture.
   *
   * @param part in pixels of the input; it may reach over the input
   * @param side of the input, in pixels
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
   * What the network sees.
   *
   * @param picture that this was made for
   * @param side of the network's input, in pixels
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

  /** Sums of fractions may miss the border by a rounding error, which no one means. */
  private static Box inside(
      int width, int height, double left, double top, double across, double down) {
    return new Box(left, top, Math.min(left + across, width), Math.min(top + down, height));
  }

  private static double clamp(double value, double least, double largest) {
    return Math.max(least, Math.min(value, Math.max(least, largest)));
  }
}
