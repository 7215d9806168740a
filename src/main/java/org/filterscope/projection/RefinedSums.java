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
   * How far a cell's sum is above another's, for one channel. What both read errs alike in both, so
   * the difference errs by less than the two sums.
   */
  Sum difference(int cell, int other, int channel) {
    Inputs one = inputs.computeIfAbsent(cell, this::inputs);
    Inputs two = inputs.computeIfAbsent(other, this::inputs);
    float[] weights = weights(channel);
    int[] same = new int[convolution.vertical().kernel() * convolution.horizontal().kernel()];
    boolean[] isShared = shared(cell, other, same);
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
   * Which inputs two windows share.
   *
   * @param same filled, for each tap of the one, with the other's that reads the same; -1 for none
   * @return for each tap of the other whether the one reads that, too
   */
  private boolean[] shared(int cell, int other, int... same) {
    boolean[] isShared = new boolean[same.length];
    for (int tap = 0; tap < same.length; tap++) {
      same[tap] = -1;
      for (int candidate = 0; candidate < same.length; candidate++) {
        if (row(cell, tap) == row(other, candidate)
            && column(cell, tap) == column(other, candidate)) {
          same[tap] = candidate;
          isShared[candidate] = true;
        }
      }
    }
    return isShared;
  }

  private int row(int cell, int tap) {
    return convolution
        .vertical()
        .input(cell / node.shape().width(), tap / convolution.horizontal().kernel());
  }

  private int column(int cell, int tap) {
    return convolution
        .horizontal()
        .input(cell % node.shape().width(), tap % convolution.horizontal().kernel());
  }

  private float[] weights(int channel) {
    return kernels.computeIfAbsent(
        channel, c -> ChannelKernels.of(node, c).orElseThrow().weights());
  }

  private Inputs inputs(int cell) {
    Shape shape = source.shape();
    int channels = shape.channels();
    int taps = convolution.vertical().kernel() * convolution.horizontal().kernel();
    Inputs window = new Inputs(new float[channels * taps], new float[channels * taps]);
    float[] errors = new float[channels];
    for (int tap = 0; tap < taps; tap++) {
      int row = row(cell, tap);
      int column = column(cell, tap);
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
