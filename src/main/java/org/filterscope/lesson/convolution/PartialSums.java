package org.filterscope.lesson.convolution;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;

/**
 * The contributions of the input channels to a unit's sum before the activation function, at one
 * cell or averaged over a map.
 *
 * @param ofChannels the contribution of each input channel
 * @param bias the bias, with which the sum starts
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

  /** The channels ordered by the absolute value of their contribution, largest first. */
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
   * @param order the order of the channels, as from {@link #order()}
   * @return one value more than there are channels: the bias first, the complete sum last
   */
  public double[] running(int[] order) {
    double[] running = new double[order.length + 1];
    running[0] = bias;
    for (int i = 0; i < order.length; i++) {
      running[i + 1] = running[i] + ofChannels[order[i]];
    }
    return running;
  }

  /** The sum before the activation function. */
  public double sum() {
    double sum = bias;
    for (double partial : ofChannels) {
      sum += partial;
    }
    return sum;
  }
}
