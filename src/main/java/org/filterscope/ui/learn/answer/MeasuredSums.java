package org.filterscope.ui.learn.answer;

import java.util.Arrays;
import org.filterscope.lesson.function.Histogram;
import org.filterscope.lesson.function.LayerSums;
import org.jspecify.annotations.Nullable;

/**
 * A layer's sums and their histograms.
 *
 * @param sums all of them
 * @param all over their whole range
 * @param near of those near zero; null if there are none
 * @param shareNear how many of them are near zero, from 0 to 1
 */
record MeasuredSums(LayerSums sums, Histogram all, @Nullable Histogram near, double shareNear) {

  private static final int BINS = 60;

  /**
   * Counts the sums.
   *
   * @param reach the largest absolute value that counts as near zero
   */
  static MeasuredSums of(LayerSums sums, double reach) {
    float[] values = sums.sums().values();
    float[] near = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (Math.abs(value) <= reach) {
        near[count] = value;
        count++;
      }
    }
    return new MeasuredSums(
        sums,
        sums.histogram(BINS),
        count == 0 ? null : Histogram.of(Arrays.copyOf(near, count), BINS),
        (double) count / values.length);
  }
}
