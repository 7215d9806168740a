package org.filterscope.lesson.function;

import java.util.Map;
import java.util.function.DoublePredicate;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;

/**
 * All sums of a layer before its activation function, and the result of a function on them.
 *
 * @param sums {@code [channels, height, width]}
 * @param function the activation function to apply
 */
public record LayerSums(LayerMaps sums, Activation function) {

  /**
   * A cell is saturated if its derivative is below this share of the function's largest derivative.
   */
  private static final double SATURATED = 0.05;

  private static final double SWISH_STEEPEST = 2.4;

  /**
   * Runs an image through the network up to a layer, without that layer's activation function. Call
   * it on the engine's thread only.
   *
   * @param forward passes through the network, whose kernels are used
   * @param layer a layer of the network, or the same layer of one with other functions
   * @param input the prepared image, {@code [height, width, channels]}
   * @throws IllegalArgumentException if the layer's activation function is softmax
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static LayerSums of(
      ForwardPass forward,
      Node layer,
      float[] input,
      Cancellation cancellation,
      Runnable betweenLayers) {
    Node own = forward.network().node(layer.index());
    requireFunctionOfOneSum(own.activation());
    Network bare =
        Network.Builder.upTo(forward.network(), own)
            .build()
            .withActivations(Map.of(own.name(), Activation.IDENTITY));
    try (ForwardPass through = forward.through(bare);
        Pass pass = through.run(input, cancellation, betweenLayers)) {
      return new LayerSums(pass.maps(bare.output()), own.activation());
    }
  }

  /** The same sums with another activation function. */
  public LayerSums with(Activation other) {
    requireFunctionOfOneSum(other);
    return new LayerSums(sums, other);
  }

  /** The layer's maps: the activation function applied to the sums. */
  public LayerMaps maps() {
    float[] values = sums.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.apply(values[i]);
    }
    return new LayerMaps(sums.layer(), sums.shape(), values);
  }

  /**
   * A histogram of the sums.
   *
   * @param bins number of bins, at least 1
   */
  public Histogram histogram(int bins) {
    return Histogram.of(sums.values(), bins);
  }

  /** The share of cells that are zero after the activation function, from 0 to 1. */
  public double zeros() {
    return share(z -> function.apply(z) == 0);
  }

  /**
   * The share of saturated cells, from 0 to 1: the function is nearly flat there and passes on less
   * than a twentieth of the gradient that it could.
   */
  public double saturated() {
    double steepest = steepest();
    return share(z -> function.derivativeAt(z) < SATURATED * steepest);
  }

  /** The mean derivative of the activation function over all cells. */
  public double meanDerivative() {
    double sum = 0;
    for (float z : sums.values()) {
      sum += function.derivativeAt(z);
    }
    return sum / sums.values().length;
  }

  /** The function's largest derivative. */
  private double steepest() {
    return switch (function.kind()) {
      case SIGMOID, SELU -> function.derivativeAt(0);
      case ELU -> Math.max(1, function.derivativeAt(0));
      case SWISH -> function.derivativeAt(SWISH_STEEPEST);
      default -> 1;
    };
  }

  private double share(DoublePredicate test) {
    int count = 0;
    for (float z : sums.values()) {
      count += test.test(z) ? 1 : 0;
    }
    return (double) count / sums.values().length;
  }

  private static void requireFunctionOfOneSum(Activation function) {
    if (function.kind() == Activation.Kind.SOFTMAX) {
      throw new IllegalArgumentException("Softmax is a function of all sums, not of one");
    }
  }
}
