package org.filterscope.image;

/**
 * How a picture that is too large to keep is reduced. The decoder takes every {@code skip}th pixel
 * and row, and squares of {@code mean * mean} of those are averaged. Averaging gives the better
 * result, so it is used as far as the memory for decoding allows.
 *
 * @param skip the distance from one decoded pixel to the next, in pixels of the file
 * @param mean the side of the averaged squares, in decoded pixels
 */
record Downscaling(int skip, int mean) {

  /** The most bytes that a decoder may fill. */
  private static final long MOST_DECODED = 160L << 20;

  /**
   * The reduction that a picture needs.
   *
   * @param width columns in the file
   * @param height rows in the file
   * @param bytes how many bytes the decoder fills for each pixel
   * @param side the least length of the shorter side, in pixels, if the file has that many; the
   *     largest integer for full size
   */
  static Downscaling of(int width, int height, int bytes, int side) {
    int skip = Math.max(1, Math.min(width, height) / side);
    while (kept(width, skip) * kept(height, skip) * bytes > MOST_DECODED) {
      skip++;
    }
    int mean = 1;
    while (kept(width, skip * mean) * kept(height, skip * mean) > PictureReader.MOST_KEPT) {
      mean++;
    }
    return new Downscaling(skip, mean);
  }

  /** Whether the picture is reduced at all. */
  boolean isAny() {
    return skip > 1 || mean > 1;
  }

  private static long kept(int length, int step) {
    return ((long) length + step - 1) / step;
  }

  /**
   * The upright, reduced picture.
   *
   * @param rows the decoded picture's rows
   * @param height how many rows it has
   * @param orientation how it was stored
   * @param originalWidth columns of the upright picture in its file
   * @param originalHeight rows of the upright picture in its file
   */
  Picture picture(
      SrgbRows rows, int height, Orientation orientation, int originalWidth, int originalHeight) {
    int keptWidth = (int) kept(rows.width(), mean);
    int keptHeight = (int) kept(height, mean);
    int[] upright = new int[keptWidth * keptHeight];
    int[] row = new int[keptWidth];
    int bandHeight = Math.min(height, mean * 16);
    int[] band = new int[bandHeight * rows.width()];
    for (int first = 0; first < height; first += bandHeight) {
      int count = Math.min(bandHeight, height - first);
      rows.read(first, count, band);
      for (int y = 0; y < count; y += mean) {
        average(band, rows.width(), y, Math.min(mean, count - y), row);
        orientation.place(row, (first + y) / mean, keptHeight, upright);
      }
    }
    return new Picture(
        orientation.width(keptWidth, keptHeight),
        orientation.height(keptWidth, keptHeight),
        upright,
        originalWidth,
        originalHeight);
  }

  private void average(int[] band, int width, int first, int rows, int[] row) {
    if (mean == 1) {
      System.arraycopy(band, first * width, row, 0, width);
      return;
    }
    for (int i = 0; i < row.length; i++) {
      int columns = Math.min(mean, width - i * mean);
      row[i] = average(band, first * width + i * mean, width, rows, columns);
    }
  }

  private static int average(int[] band, int start, int width, int rows, int columns) {
    int count = rows * columns;
    int red = count / 2;
    int green = count / 2;
    int blue = count / 2;
    for (int y = 0; y < rows; y++) {
      int line = start + y * width;
      for (int at = line; at < line + columns; at++) {
        red += band[at] >> 16 & 0xFF;
        green += band[at] >> 8 & 0xFF;
        blue += band[at] & 0xFF;
      }
    }
    return 0xFF000000 | (red / count) << 16 | (green / count) << 8 | (blue / count);
  }
}
