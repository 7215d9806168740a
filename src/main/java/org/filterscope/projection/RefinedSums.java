package org.filterscope.projection;

import java.util.HashMap;
import java.util.Map;
import org.filterscope.activation.Pass;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * A convolution's sums in double precision, of the float32 values that the forward pass read.
 *
 * <p>What they err by is only what these values bring along. Errors of different inputs are
 * independent but for those of a tile, so their squares add up. That is less than the roundings of
 * a sum in float32, most of all in the first layers, where most decisions are close. And these sums
 * cost a window of the layer before, where exact ones cost windows of all layers before.
 */
final class RefinedSums {

  /** What sums in double precision are rounded by, as a share of all that was added. */
  private static final double DOUBLE = 0x1p-48;

  private final Pass pass;
  private final Node node;
  private final Node source;
  private final Operation.Convolution convolution;
  private final RoundingErrors.Bound bound;
  private final float[] bias;
  private final Map<Integer, Inputs> inputs = new HashMap<>();
  private final Map<Integer, float[]> kernels = new HashMap<>();

  /**
   * A sum before the activation.
   *
   * @param error how far it can be from that of exact arithmetic
   */
  record Sum(double value, double error) {

    /** Whether it is larger than another, whatever they err by. */
    boolean isAbove(Sum other) {
      return value - other.value > error + other.error;
    }

    /** Whether it is zero, without an error. */
    boolean isZero() {
      return value == 0 && error == 0;
    }

    /** After a rectification, which makes no error larger. */
    Sum rectified() {
      return value + error <= 0 ? new Sum(0, 0) : new Sum(Math.max(value, 0), error);
    }
  }

  /**
   * What a window sees, input by input.
   *
   * @param values {@code [channels, height, width]}
   * @param errors of these, at most
   */
  private record Inputs(float[] values, float[] errors) {}

  /** Sums of a convolution. */
  RefinedSums(Pass pass, RoundingErrors errors, Node node, Operation.Convolution convolution) {
    this.pass = pass;
    this.node = node;
    this.convolution = convolution;
    source = pass.network().node(node.inputs().get(0));
    bound = errors.of(source);
    bias = convolution.bias().toFloatVector();
  }

  /** The sum of one channel at a cell. */
  Sum at(int cell, int channel) {
    Inputs window = inputs.computeIfAbsent(cell, this::inputs);
    float[] weights =
        kernels.computeIfAbsent(channel, c -> ChannelKernels.of(node, c).orElseThrow().weights());
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

  private Inputs inputs(int cell) {
    Shape shape = source.shape();
    int channels = shape.channels();
    Window down = convolution.vertical();
    Window across = convolution.horizontal();
    int taps = down.kernel() * across.kernel();
    Inputs window = new Inputs(new float[channels * taps], new float[channels * taps]);
    float[] errors = new float[channels];
    for (int tap = 0; tap < taps; tap++) {
      int row = down.input(cell / node.shape().width(), tap / across.kernel());
      int column = across.input(cell % node.shape().width(), tap % across.kernel());
      if (shape.contains(row, column)) {
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
