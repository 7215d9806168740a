package org.filterscope.patches.store;

import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;

/**
 * What is left of a picture when it is 9 x 8 grey pixels: for each of 64 pairs of neighbours, which
 * one is brighter. Pictures of one burst, or saved again, differ in few bits.
 */
public final class DifferenceHash {

  private static final int COLUMNS = 9;
  private static final int ROWS = 8;

  /** Unrelated photographs differ in about 32 of the 64 bits, seldom in less than 14. */
  private static final int MOST_BITS = 7;

  private DifferenceHash() {}

  /** The 64 bits of a picture. */
  public static long of(Picture picture) {
    int[] small = Resampler.resample(picture, Box.all(picture), COLUMNS, ROWS);
    long bits = 0;
    for (int y = 0; y < ROWS; y++) {
      for (int x = 1; x < COLUMNS; x++) {
        int left = brightness(small[y * COLUMNS + x - 1]);
        int right = brightness(small[y * COLUMNS + x]);
        bits = bits << 1 | (right > left ? 1 : 0);
      }
    }
    return bits;
  }

  /** Whether two pictures are nearly the same. */
  public static boolean isNearlyTheSame(long one, long other) {
    return Long.bitCount(one ^ other) <= MOST_BITS;
  }

  /** As television had it (ITU-R BT.601), in thousandths. */
  private static int brightness(int argb) {
    return 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
  }
}
