package org.filterscope.patches.store;

import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;

/**
 * A perceptual hash: the picture is reduced to 9 x 8 grey pixels, and each bit says which pixel of
 * one of 64 neighbouring pairs is brighter. Pictures from one burst, or saved again, differ in few
 * bits.
 */
public final class DifferenceHash {

  private static final int COLUMNS = 9;
  private static final int ROWS = 8;

  /**
   * The largest number of different bits for near-identical pictures. Unrelated photographs differ
   * in about 32 of the 64 bits, rarely in fewer than 14.
   */
  private static final int MOST_BITS = 7;

  private DifferenceHash() {}

  /** Computes the 64-bit hash of a picture. */
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

  /** Whether two hashes belong to nearly the same picture. */
  public static boolean isNearlyTheSame(long one, long other) {
    return Long.bitCount(one ^ other) <= MOST_BITS;
  }

  /** The luma of a pixel (ITU-R BT.601), in thousandths. */
  private static int brightness(int argb) {
    return 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
  }
}
