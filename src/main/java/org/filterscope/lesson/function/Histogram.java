package org.filterscope.lesson.function;

/**
 * How often values lie where.
 *
 * @param low the smallest value: where the first bin begins
 * @param high the largest: where the last one ends
 * @param counts one for each bin, all of the same width
 */
public record Histogram(double low, double high, int[] counts) {

  /**
   * Counts values.
   *
   * @throws IllegalArgumentException if there are none, or no bins
   */
  public static Histogram of(float[] values, int bins) {
    if (values.length == 0 || bins < 1) {
      throw new IllegalArgumentException(values.length + " values in " + bins + " bins");
    }
    double low = values[0];
    double high = values[0];
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    int[] counts = new int[bins];
    double width = (high - low) / bins;
    for (float value : values) {
      int bin = width == 0 ? 0 : (int) ((value - low) / width);
      counts[Math.min(bin, bins - 1)]++;
    }
    return new Histogram(low, high, counts);
  }

  /** Where a bin begins. */
  public double start(int bin) {
    return low + (high - low) * bin / counts.length;
  }
}
