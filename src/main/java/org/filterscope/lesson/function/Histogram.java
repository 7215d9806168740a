package org.filterscope.lesson.function;

/**
 * A histogram of values.
 *
 * @param low the smallest value, where the first bin begins
 * @param high the largest value, where the last bin ends
 * @param counts number of values in each bin; all bins have the same width
 */
public record Histogram(double low, double high, int[] counts) {

  /**
   * Counts values.
   *
   * @throws IllegalArgumentException if there are no values or no bins
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

  /** The lower bound of a bin. */
  public double start(int bin) {
    return low + (high - low) * bin / counts.length;
  }
}
