package org.filterscope.figure;

/**
 * Thin lines from lower left to upper right: drawn where a receptive field reaches over the border
 * of the image. The network sees zeros there, its padding, and no picture.
 */
final class Hatching {

  private static final int PERIODS = 8;
  private static final int LEAST_PERIOD = 5;

  private Hatching() {}

  /**
   * Whether a pixel lies on a line.
   *
   * @param side of the square that is hatched, in pixels: lines are as far from each other in all
   *     sizes of a picture
   */
  static boolean isLine(int x, int y, int side) {
    int period = Math.max(LEAST_PERIOD, side / PERIODS);
    return (x + y) % period < Math.max(1, period / LEAST_PERIOD);
  }
}
