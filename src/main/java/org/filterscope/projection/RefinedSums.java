package org.filterscope.projection;

import java.util.HashMap;
import java.util.Map;
import org.filterscope.activation.Pass;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * A convolution's sums in double precision, from the float32 values that the forward pass read.
 *
 * <p>Their only errors are those of the inputs. Errors of different inputs are independent, except
 * within a tile, so their squares add up. The result is smaller than the rounding errors of a
 * float32 sum, above all in the first layers, where most of the close decisions are. And these sums
 * need only one window of the previous layer, while exact sums need windows of all earlier layers.
 */
final class RefinedSums {

  /** The rounding error of sums in double precision, relative to the sum of absolute values. */
  private static final double DOUBLE = 0x1p-48;

  private final Pass pass;
  private final Node node;
  private final Node source;
  private final WindowCells windows;
  private final RoundingErrors.Bound bound;
  private final float[] bias;
  private final Map<Integer, Inputs> inputs = new HashMap<>();
  private final Map<Integer, float[]> kernels = new HashMap<>();

  /**
   * A sum before the activation function.
   *
   * @param error the largest difference from the exact sum
   */
  record Sum(double value, double error) {

    /** Whether it is larger than another sum, whatever the errors of the two are. */
    boolean isAbove(Sum other) {
      return value - other.value > error + other.error;
    }

    /** Whether it is exactly zero. */
    boolean isZero() {
      return value == 0 && error == 0;
    }

    /** The sum after a ReLU, which does not increase the error. */
    Sum rectified() {
      return value + error <= 0 ? new Sum(0, 0) : new Sum(Math.max(value, 0), error);
    }
  }

  /**
   * The inputs under a window, channel by channel.
   *
   * @param cells the input cell under each tap
   * @param values {@code [channels, height, width]}
   * @param errors upper bounds for the errors of the values
   */
  private record Inputs(int[] cells, float[] values, float[] errors) {}

  /** Creates the sums of a convolution. */
  RefinedSums(Pass pass, RoundingErrors errors, Node node, Operation.Convolution convolution) {
    this.pass = pass;
    this.node = node;
    source = pass.network().node(node.inputs().get(0));
    windows = new WindowCells(convolution, node.shape(), source.shape());
    bound = errors.of(source);
    bias = convolution.bias().toFloatVector();
  }

  /** The sum of one channel at a cell. */
  Sum at(int cell, int channel) {
    Inputs window = inputs.computeIfAbsent(cell, this::inputs);
    float[] weights = weights(channel);
    double sum = bias[channel];
    double magnitude = Math.abs(sum);
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double product = (double) weights[i] * window.values()[i];
      sum += product;
      magnitude += Math.abs(product);
      double error = (double) weights[i] * window.errors()[i];
      squares += error * error;
    }
    return new Sum(sum, Math.sqrt(squares) + DOUBLE * magnitude);
  }

  /**
   * The difference between two cells' sums for one channel. Inputs that both cells read have the
   * same errors in both, so the difference has a smaller error than the two sums.
   */
  Sum difference(int cell, int other, int channel) {
    Inputs one = inputs.computeIfAbsent(cell, this::inputs);
    Inputs two = inputs.computeIfAbsent(other, this::inputs);
    float[] weights = weights(channel);
    int[] same = new int[one.cells().length];
    boolean[] isShared = shared(one.cells(), two.cells(), same);
    double sum = 0;
    double magnitude = 0;
    double squares = 0;
    for (int first = 0; first < weights.length; first += same.length) {
      for (int tap = 0; tap < same.length; tap++) {
        int i = first + tap;
        double product = (double) weights[i] * one.values()[i];
        double otherProduct = (double) weights[i] * two.values()[i];
        sum += product - otherProduct;
        magnitude += Math.abs(product) + Math.abs(otherProduct);
        double factor = same[tap] < 0 ? weights[i] : weights[i] - weights[first + same[tap]];
        double error = factor * one.errors()[i];
        double otherError = isShared[tap] ? 0 : (double) weights[i] * two.errors()[i];
        squares += error * error + otherError * otherError;
      }
    }
    return new Sum(sum, Math.sqrt(squares) + DOUBLE * magnitude);
  }

  /**
   * Finds the inputs that two windows share.
   *
   * @param same filled, for each tap of the first window, with the tap of the other window that
   *     reads the same input; -1 if there is none
   * @return for each tap of the other window, whether the first window reads the same input
   */
  private static boolean[] shared(int[] cells, int[] others, int... same) {
    boolean[] isShared = new boolean[same.length];
    for (int tap = 0; tap < same.length; tap++) {
      same[tap] = -1;
      for (int candidate = 0; candidate < same.length; candidate++) {
        if (cells[tap] == others[candidate] && cells[tap] != WindowCells.PADDING) {
          same[tap] = candidate;
          isShared[candidate] = true;
        }
      }
    }
    return isShared;
  }

  private float[] weights(int channel) {
    return kernels.computeIfAbsent(
        channel, c -> ChannelKernels.of(node, c).orElseThrow().weights());
  }

  private Inputs inputs(int cell) {
    Shape shape = source.shape();
    int channels = shape.channels();
    int[] cells = windows.under(cell);
    int taps = cells.length;
    Inputs window = new Inputs(cells, new float[channels * taps], new float[channels * taps]);
    float[] errors = new float[channels];
    for (int tap = 0; tap < taps; tap++) {
      if (cells[tap] != WindowCells.PADDING) {
        int row = cells[tap] / shape.width();
        int column = cells[tap] % shape.width();
        float[] values = pass.crop(source, Region.cell(row, column));
        bound.at(row, column, values, 0, errors);
        for (int c = 0; c < channels; c++) {
          window.values()[c * taps + tap] = values[c];
          window.errors()[c * taps + tap] = errors[c];
        }
      }
    }
    return window;
  }
}
