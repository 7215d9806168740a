package org.filterscope.lesson.convolution;

import java.util.List;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * Two convolutions with no activation function in between, combined into a single one. The maps are
 * equal except where a window of the second convolution extends beyond the first one's map. There
 * the second convolution reads zeros, while the combined one reads what the first would compute in
 * the padding.
 *
 * @param filter the combined filter: a unit of the second convolution that reads the first one's
 *     inputs
 * @param interior the cells in which the combined map equals that of the two convolutions
 */
public record ComposedFilter(Filter filter, Region interior) {

  /**
   * Combines two convolutions.
   *
   * @param first all units of the first convolution; their activation functions are ignored
   * @param second a unit of the second convolution
   * @param inputs the input shape of the first convolution
   * @throws IllegalArgumentException if the second does not fit the first, or either is dilated
   */
  public static ComposedFilter of(List<Filter> first, Filter second, Shape inputs) {
    Filter any = first.get(0);
    if (second.kernels().inputs() != first.size()) {
      throw new IllegalArgumentException(
          second.kernels().inputs() + " channels of " + first.size() + " are read");
    }
    Window vertical = through(any.vertical(), second.vertical());
    Window horizontal = through(any.horizontal(), second.horizontal());
    Filter filter =
        new Filter(
            kernels(first, second, vertical, horizontal),
            bias(first, second),
            vertical,
            horizontal,
            second.function());
    return new ComposedFilter(filter, interior(second, any.output(inputs)));
  }

  /**
   * The window of the combined convolution. The taps of the second are spaced by the first one's
   * stride.
   */
  private static Window through(Window first, Window second) {
    if (first.dilation() != 1 || second.dilation() != 1) {
      throw new IllegalArgumentException(first + " and " + second + " have gaps");
    }
    return new Window(
        first.kernel() + (second.kernel() - 1) * first.stride(),
        first.stride() * second.stride(),
        first.before() + second.before() * first.stride(),
        first.after() + second.after() * first.stride(),
        1);
  }

  private static ChannelKernels kernels(
      List<Filter> first, Filter second, Window vertical, Window horizontal) {
    ChannelKernels low = first.get(0).kernels();
    ChannelKernels high = second.kernels();
    int height = vertical.kernel();
    int width = horizontal.kernel();
    double[] sums = new double[low.inputs() * height * width];
    for (int middle = 0; middle < first.size(); middle++) {
      float[] below = first.get(middle).kernels().weights();
      for (int tap = 0; tap < high.height() * high.width(); tap++) {
        float above = high.weights()[middle * high.height() * high.width() + tap];
        int top = tap / high.width() * first.get(0).vertical().stride();
        int left = tap % high.width() * first.get(0).horizontal().stride();
        for (int i = 0; above != 0 && i < below.length; i++) {
          int row = top + i / low.width() % low.height();
          int column = left + i % low.width();
          int channel = i / (low.height() * low.width());
          sums[(channel * height + row) * width + column] += (double) above * below[i];
        }
      }
    }
    float[] weights = new float[sums.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) sums[i];
    }
    return new ChannelKernels(low.inputs(), height, width, weights);
  }

  private static float bias(List<Filter> first, Filter second) {
    float[] weights = second.kernels().weights();
    int taps = weights.length / first.size();
    double bias = second.bias();
    for (int i = 0; i < weights.length; i++) {
      bias += (double) weights[i] * first.get(i / taps).bias();
    }
    return (float) bias;
  }

  private static Region interior(Filter second, Shape middle) {
    int[] rows = inside(second.vertical(), middle.height());
    int[] columns = inside(second.horizontal(), middle.width());
    return new Region(rows[0], columns[0], rows[1], columns[1]);
  }

  /** The first window without a tap in the padding, and one past the last such window. */
  private static int[] inside(Window window, int inputs) {
    int first = (window.before() + window.stride() - 1) / window.stride();
    int end = (inputs - window.kernel() + window.before()) / window.stride() + 1;
    return new int[] {first, Math.max(first, Math.min(end, window.outputs(inputs)))};
  }
}
