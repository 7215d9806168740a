package org.filterscope.patches.store;

/**
 * Fixed bins for activations above zero, four per octave. Unlike a running mean, their counts do
 * not depend on the order of counting.
 */
public final class HistogramBins {

  private static final int PER_OCTAVE = 4;
  private static final int FIRST_EXPONENT = -24;
  private static final int OCTAVES = 48;

  /** Number of bins. */
  public static final int COUNT = OCTAVES * PER_OCTAVE;

  /** The exponent and first two mantissa bits of the first bin's lower bound. */
  private static final int FIRST_BITS = (127 + FIRST_EXPONENT) * PER_OCTAVE;

  private static final int MANTISSA_BITS_LEFT_OUT = 21;

  private HistogramBins() {}

  /** The bin for a value above zero. */
  static int of(float value) {
    int bin = (Float.floatToIntBits(value) >> MANTISSA_BITS_LEFT_OUT) - FIRST_BITS;
    return Math.max(0, Math.min(bin, COUNT - 1));
  }

  /** The lower bound of a bin. */
  static float low(int bin) {
    return Float.intBitsToFloat((bin + FIRST_BITS) << MANTISSA_BITS_LEFT_OUT);
  }

  /**
   * The median, assuming that values are spread evenly within each bin; 0 if nothing was counted.
   *
   * @param counts number of values in each bin
   */
  public static float median(int[] counts) {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    double wanted = total / 2.0;
    double before = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0 && before + counts[bin] >= wanted) {
        double share = (wanted - before) / counts[bin];
        return (float) (low(bin) + share * (low(bin + 1) - low(bin)));
      }
      before += counts[bin];
    }
    return 0;
  }
}
