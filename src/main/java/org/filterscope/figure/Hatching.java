package org.filterscope.figure;

/**
 * Thin lines from lower left to upper right, drawn where a receptive field extends beyond the
 * border of the image. The network sees only its padding there.
 */
final class Hatching {

  private static final int PERIODS = 8;
  private static final int LEAST_PERIOD = 5;

  private Hatching() {}

  /**
   * Whether a pixel is on a line.
   *
   * @param side the side of the hatched square, in pixels; the lines' spacing scales with it
   */
  static boolean isLine(int x, int y, int side) {
    int period = Math.max(LEAST_PERIOD, side / PERIODS);
    return (x + y) % period < Math.max(1, period / LEAST_PERIOD);
  }
}
