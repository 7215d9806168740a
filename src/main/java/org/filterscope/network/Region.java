package org.filterscope.network;

/**
 * A rectangle of cells or pixels: rows {@code [top, bottom)}, columns {@code [left, right)}.
 *
 * @param top first row
 * @param left first column
 * @param bottom row after the last
 * @param right column after the last
 */
public record Region(int top, int left, int bottom, int right) {

  /** Refuses rectangles turned inside out; empty ones are fine. */
  public Region {
    if (bottom < top || right < left) {
      throw new IllegalArgumentException("[" + top + "," + left + "," + bottom + "," + right + "]");
    }
  }

  /** The region of one cell. */
  public static Region cell(int row, int column) {
    return new Region(row, column, row + 1, column + 1);
  }

  /** The region of a whole map. */
  public static Region all(int height, int width) {
    return new Region(0, 0, height, width);
  }

  /** Number of rows. */
  public int height() {
    return bottom - top;
  }

  /** Number of columns. */
  public int width() {
    return right - left;
  }

  /** Number of cells. */
  public int cells() {
    return height() * width();
  }

  /** The smallest rectangle that contains both. */
  public Region union(Region other) {
    return new Region(
        Math.min(top, other.top),
        Math.min(left, other.left),
        Math.max(bottom, other.bottom),
        Math.max(right, other.right));
  }

  /** The part inside a map of the given size. */
  public Region clip(int height, int width) {
    int clippedTop = Math.min(Math.max(top, 0), height);
    int clippedLeft = Math.min(Math.max(left, 0), width);
    return new Region(
        clippedTop,
        clippedLeft,
        Math.max(clippedTop, Math.min(bottom, height)),
        Math.max(clippedLeft, Math.min(right, width)));
  }

  /** Whether this contains every cell of the other. */
  public boolean contains(Region other) {
    return top <= other.top && left <= other.left && bottom >= other.bottom && right >= other.right;
  }
}
