package org.filterscope.lesson.convolution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * One unit of a convolution, or a custom kernel: everything that its map depends on except the
 * input maps. Sums are computed in double precision, tap by tap.
 *
 * @param kernels one kernel for each input channel
 * @param bias the bias, added to each sum
 * @param vertical how the window slides over the rows
 * @param horizontal how the window slides over the columns
 * @param function the activation function, applied to each sum
 */
public record Filter(
    ChannelKernels kernels, float bias, Window vertical, Window horizontal, Activation function) {

  /** Checks that the kernels have the size of the windows. */
  public Filter {
    if (kernels.height() != vertical.kernel() || kernels.width() != horizontal.kernel()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Kernels of %d x %d in a window of %d x %d",
              kernels.height(),
              kernels.width(),
              vertical.kernel(),
              horizontal.kernel()));
    }
  }

  /** A unit's filter; empty if the layer is not a convolution. */
  public static Optional<Filter> of(Node layer, int channel) {
    if (!(layer.operation() instanceof Operation.Convolution convolution)) {
      return Optional.empty();
    }
    return ChannelKernels.of(layer, channel)
        .map(
            kernels ->
                new Filter(
                    kernels,
                    convolution.biasOf(channel),
                    convolution.vertical(),
                    convolution.horizontal(),
                    layer.activation()));
  }

  /**
   * A custom kernel on the mean of the input channels: each channel has the same kernel, divided by
   * the number of channels. It has no bias and no activation function.
   *
   * @param kernel {@code [height, width]}
   * @param channels number of input channels, 3 for a photograph
   * @param stride distance between neighbouring windows, in cells
   * @param padding number of zero cells added on each side of the maps
   */
  public static Filter own(
      int height, int width, float[] kernel, int channels, int stride, int padding) {
    if (kernel.length != height * width || channels < 1) {
      throw new IllegalArgumentException(
          kernel.length + " weights for " + height + " x " + width + " and " + channels);
    }
    float[] weights = new float[channels * kernel.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = kernel[i % kernel.length] / channels;
    }
    return new Filter(
        new ChannelKernels(channels, height, width, weights),
        0,
        Window.of(height, stride, padding),
        Window.of(width, stride, padding),
        Activation.IDENTITY);
  }

  /**
   * The shape of the output map.
   *
   * @param inputs the shape of the input maps
   * @throws IllegalArgumentException if no window fits
   */
  public Shape output(Shape inputs) {
    return Shape.maps(1, vertical.outputs(inputs.height()), horizontal.outputs(inputs.width()));
  }

  /**
   * The arithmetic of one cell.
   *
   * @param inputs the input maps
   * @throws IllegalArgumentException if the number of channels differs, or there is no such cell
   */
  public CellArithmetic at(LayerMaps inputs, int row, int column) {
    requireChannels(inputs);
    Shape shape = inputs.shape();
    if (!output(shape).contains(row, column)) {
      throw new IllegalArgumentException("No cell " + row + "," + column + " over " + shape);
    }
    int taps = kernels.height() * kernels.width();
    float[] values = new float[kernels.inputs() * taps];
    boolean[] inPadding = new boolean[taps];
    for (int tap = 0; tap < taps; tap++) {
      int y = vertical.input(row, tap / kernels.width());
      int x = horizontal.input(column, tap % kernels.width());
      inPadding[tap] = !shape.contains(y, x);
      for (int c = 0; c < kernels.inputs() && !inPadding[tap]; c++) {
        values[c * taps + tap] = inputs.values()[(c * shape.height() + y) * shape.width() + x];
      }
    }
    return new CellArithmetic(kernels, values, inPadding, bias, function);
  }

  /** The sums of all cells, with the bias, before the activation function. */
  public FeatureMap sums(LayerMaps inputs) {
    double[] sums = new double[cells(inputs)];
    Arrays.fill(sums, bias);
    for (int c = 0; c < kernels.inputs(); c++) {
      add(inputs, c, sums);
    }
    return map(inputs, sums);
  }

  /** The sums of all cells over one input channel only, without the bias. */
  public FeatureMap sumsOf(LayerMaps inputs, int channel) {
    double[] sums = new double[cells(inputs)];
    add(inputs, channel, sums);
    return map(inputs, sums);
  }

  /** The output map: the activation function applied to all sums. */
  public FeatureMap map(LayerMaps inputs) {
    FeatureMap sums = sums(inputs);
    float[] values = sums.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.apply(values[i]);
    }
    return sums;
  }

  private int cells(LayerMaps inputs) {
    requireChannels(inputs);
    return output(inputs.shape()).cells();
  }

  private FeatureMap map(LayerMaps inputs, double[] sums) {
    Shape output = output(inputs.shape());
    float[] values = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      values[i] = (float) sums[i];
    }
    return new FeatureMap(output.height(), output.width(), values);
  }

  private void add(LayerMaps inputs, int channel, double[] sums) {
    int taps = kernels.height() * kernels.width();
    for (int tap = 0; tap < taps; tap++) {
      float weight = kernels.weights()[channel * taps + tap];
      // Kernels of depthwise layers are zero for all channels except one.
      if (weight != 0) {
        add(inputs, channel, tap, weight, sums);
      }
    }
  }

  private void add(LayerMaps inputs, int channel, int tap, float weight, double[] sums) {
    Shape from = inputs.shape();
    Shape to = output(from);
    for (int row = 0; row < to.height(); row++) {
      int y = vertical.input(row, tap / kernels.width());
      if (y < 0 || y >= from.height()) {
        continue;
      }
      int line = (channel * from.height() + y) * from.width();
      for (int column = 0; column < to.width(); column++) {
        int x = horizontal.input(column, tap % kernels.width());
        if (x >= 0 && x < from.width()) {
          sums[row * to.width() + column] += (double) weight * inputs.values()[line + x];
        }
      }
    }
  }

  private void requireChannels(LayerMaps inputs) {
    if (inputs.shape().channels() != kernels.inputs()) {
      throw new IllegalArgumentException(
          kernels.inputs() + " channels expected, not " + inputs.shape());
    }
  }
}
