package org.filterscope.image;

/**
 * How a stored picture is rotated or mirrored to stand upright: the values 1 to 8 of EXIF's tag
 * 0x0112, in that order.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN(true, true, false),
  TRANSVERSED(true, true, true),
  THREE_QUARTER_TURN(true, false, true);

  /** Whether stored rows become columns; the other fields describe the result. */
  private final boolean swapped;

  private final boolean fromTheRight;
  private final boolean fromTheBottom;

  Orientation(boolean swapped, boolean fromTheRight, boolean fromTheBottom) {
    this.swapped = swapped;
    this.fromTheRight = fromTheRight;
    this.fromTheBottom = fromTheBottom;
  }

  /** The orientation of a tag's value; upright for an unknown value. */
  static Orientation ofTag(int tag) {
    return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
  }

  /** Columns of the upright picture. */
  int width(int storedWidth, int storedHeight) {
    return swapped ? storedHeight : storedWidth;
  }

  /** Rows of the upright picture. */
  int height(int storedWidth, int storedHeight) {
    return swapped ? storedWidth : storedHeight;
  }

  /**
   * Copies one stored row to its place in the upright picture.
   *
   * @param row its pixels
   * @param y its index
   * @param storedHeight how many rows are stored
   * @param upright {@code [height * width]} pixels of the upright picture, row by row
   */
  void place(int[] row, int y, int storedHeight, int[] upright) {
    int width = width(row.length, storedHeight);
    int height = height(row.length, storedHeight);
    // Where stored column 0 of this row goes, and how far from there the next column is.
    int column = swapped ? y : 0;
    int line = swapped ? 0 : y;
    int at =
        (fromTheBottom ? height - 1 - line : line) * width
            + (fromTheRight ? width - 1 - column : column);
    int step;
    if (swapped) {
      step = fromTheBottom ? -width : width;
    } else {
      step = fromTheRight ? -1 : 1;
    }
    for (int pixel : row) {
      upright[at] = pixel;
      at += step;
    }
  }
}
