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

  /** A box that differs less from a square is one: sides of scaled pictures are rounded. */
  private static final double NEARLY_SQUARE = 0.04;

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

  /**
   * The crop that networks are trained and evaluated on, for an input of any proportions: the
   * central part, in these proportions, of the largest box that fits the picture. For a square it
   * is the same as {@link #standard(Picture, int, int)}.
   *
   * @param size the size of the network's input, and how much larger the scaled picture is
   */
  public static Crop standard(Picture picture, CropSize size) {
    return standard(picture.width(), picture.height(), size);
  }

  private static Crop standard(int width, int height, int shorterSide, int side) {
    return standard(width, height, new CropSize(shorterSide, side, side));
  }

  /** The standard crop of a picture when only its size is known. */
  static Crop standard(int width, int height, CropSize size) {
    if (width == size.width() && height == size.height()) {
      return new Crop(width, height, new Box(0, 0, width, height));
    }
    boolean isWide = (long) width * size.height() > (long) height * size.width();
    // Halves are rounded to even, as by Python's round().
    double scaledWidth =
        isWide ? Math.rint((double) width * size.scaledHeight() / height) : size.scaledWidth();
    double scaledHeight =
        isWide ? size.scaledHeight() : Math.rint((double) height * size.scaledWidth() / width);
    double left = Math.floor((scaledWidth - size.width()) / 2);
    double top = Math.floor((scaledHeight - size.height()) / 2);
    double across = width / scaledWidth;
    double down = height / scaledHeight;
    return new Crop(
        width,
        height,
        new Box(
            left * across,
            top * down,
            Math.min((left + size.width()) * across, width),
            Math.min((top + size.height()) * down, height)));
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
    return around(picture, centreX, centreY, side, 1);
  }

  /**
   * A box around a point, moved and shrunk as far as needed to fit the picture.
   *
   * @param picture the picture that the network will see
   * @param centreX the desired x of its centre, in pixels of the picture
   * @param centreY the desired y of its centre, in pixels of the picture
   * @param side the desired length of its shorter side, in pixels of the picture
   * @param aspect its width divided by its height
   */
  public static Crop around(
      Picture picture, double centreX, double centreY, double side, double aspect) {
    return around(picture.width(), picture.height(), centreX, centreY, side, aspect);
  }

  private static Crop around(
      int width, int height, double x, double y, double side, double aspect) {
    double longest = longest(width, height, aspect);
    double fitting = clamp(side, Math.min(SHORTEST_SIDE, longest), longest);
    double across = fitting * across(aspect);
    double down = fitting * down(aspect);
    double left = clamp(x - across / 2, 0, width - across);
    double top = clamp(y - down / 2, 0, height - down);
    return new Crop(width, height, inside(width, height, left, top, across, down));
  }

  /** The longest shorter side of a box in a picture. */
  private static double longest(double width, double height, double aspect) {
    return Math.min(width / across(aspect), height / down(aspect));
  }

  /** The width of a box whose shorter side is 1. */
  private static double across(double aspect) {
    return Math.max(1, aspect);
  }

  /** The height of a box whose shorter side is 1. */
  private static double down(double aspect) {
    return Math.max(1, 1 / aspect);
  }

  /** The box's width divided by its height; 1 for what was meant to be a square. */
  private double aspect() {
    double exact = box.width() / box.height();
    return Math.abs(exact - 1) < NEARLY_SQUARE ? 1 : exact;
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
   * A box with sides {@code factor} times as long, in which a point keeps its place as far as the
   * border allows: the effect of turning the mouse wheel over that point.
   *
   * @param x the point's x, in pixels of the picture
   * @param y the point's y, in pixels of the picture
   * @param factor above 1 to enlarge, below 1 to shrink
   */
  public Crop resizedAround(double x, double y, double factor) {
    double aspect = aspect();
    double longest = longest(pictureWidth, pictureHeight, aspect);
    double shortest = Math.min(SHORTEST_SIDE, longest);
    double own = Math.max(box.width() / across(aspect), box.height() / down(aspect));
    double side = clamp(own * factor, shortest, longest);
    double left = x - (x - box.x0()) / box.width() * side * across(aspect);
    double top = y - (y - box.y0()) / box.height() * side * down(aspect);
    return around(
        pictureWidth,
        pictureHeight,
        left + side * across(aspect) / 2,
        top + side * down(aspect) / 2,
        side,
        aspect);
  }

  /**
   * The box that results when one corner is dragged to a point while the opposite one stays: it
   * keeps its proportions, reaches at least as far as the point on one of its sides, and is limited
   * by the picture.
   *
   * @param corner the corner that is dragged
   * @param x where it is dragged to, in pixels of the picture
   * @param y where it is dragged to, in pixels of the picture
   */
  public Crop withCorner(Corner corner, double x, double y) {
    double aspect = aspect();
    double fixedX = corner.left ? box.x1() : box.x0();
    double fixedY = corner.top ? box.y1() : box.y0();
    double across = (corner.left ? fixedX - x : x - fixedX) / across(aspect);
    double down = (corner.top ? fixedY - y : y - fixedY) / down(aspect);
    double room =
        longest(
            corner.left ? fixedX : pictureWidth - fixedX,
            corner.top ? fixedY : pictureHeight - fixedY,
            aspect);
    double side = clamp(Math.max(across, down), Math.min(SHORTEST_SIDE, room), room);
    double width = side * across(aspect);
    double height = side * down(aspect);
    double left = corner.left ? fixedX - width : fixedX;
    double top = corner.top ? fixedY - height : fixedY;
    return new Crop(
        pictureWidth, pictureHeight, inside(pictureWidth, pictureHeight, left, top, width, height));
  }

  /**
   * The place of a part of the network's input on the picture.
   *
   * @param part the part, in pixels of the input; it may extend beyond the input
   * @param side the side of a square input, in pixels
   */
  public Box toPicture(Box part, int side) {
    return toPicture(part, side, side);
  }

  /**
   * The place of a part of the network's input on the picture.
   *
   * @param part the part, in pixels of the input; it may extend beyond the input
   * @param width columns of the input
   * @param height rows of the input
   */
  public Box toPicture(Box part, int width, int height) {
    double across = box.width() / width;
    double down = box.height() / height;
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
   * @param side the side of the network's square input, in pixels
   * @return a picture of {@code side} x {@code side}
   * @throws IllegalArgumentException if the picture has another size
   */
  public Picture cut(Picture picture, int side) {
    return cut(picture, side, side);
  }

  /**
   * Cuts out what the network sees.
   *
   * @param picture the picture that this crop was made for
   * @param width columns of the network's input
   * @param height rows of the network's input
   * @return a picture of {@code width} x {@code height}
   * @throws IllegalArgumentException if the picture has another size
   */
  public Picture cut(Picture picture, int width, int height) {
    if (picture.width() != pictureWidth || picture.height() != pictureHeight) {
      throw new IllegalArgumentException(
          "made for a picture of " + pictureWidth + " x " + pictureHeight);
    }
    return new Picture(width, height, Resampler.resample(picture, box, width, height));
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
