package org.filterscope.lesson.convolution;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;

/**
 * What each input channel adds to a unit's sum before the function: at one cell, or in the mean
 * over a map.
 *
 * @param ofChannels one for each input channel
 * @param bias what the sum begins with
 */
public record PartialSums(double[] ofChannels, double bias) {

  /** The means over all cells of a unit's map. */
  public static PartialSums overMap(Filter filter, LayerMaps inputs) {
    double[] means = new double[inputs.shape().channels()];
    for (int c = 0; c < means.length; c++) {
      FeatureMap sums = filter.sumsOf(inputs, c);
      for (float sum : sums.values()) {
        means[c] += sum;
      }
      means[c] /= sums.values().length;
    }
    return new PartialSums(means, filter.bias());
  }

  /** The channels by the size of what they add, whatever its sign; the largest first. */
  public int[] order() {
    return IntStream.range(0, ofChannels.length)
        .boxed()
        .sorted(Comparator.comparingDouble(channel -> -Math.abs(ofChannels[channel])))
        .mapToInt(channel -> channel)
        .toArray();
  }

  /**
   * The sum as the channels are added one by one.
   *
   * @param order as {@link #order()}
   * @return one more than there are channels: the bias first, the whole sum last
   */
  public double[] running(int[] order) {
    double[] running = new double[order.length + 1];
    running[0] = bias;
    for (int i = 0; i < order.length; i++) {
      running[i + 1] = running[i] + ofChannels[order[i]];
    }
    return running;
  }

  /** The sum before the function. */
  public double sum() {
    double sum = bias;
    for (double partial : ofChannels) {
      sum += partial;
    }
    return sum;
  }
}
