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
 * All sums of a layer before its function, and what a function makes of them.
 *
 * @param sums {@code [channels, height, width]}
 * @param function the layer's
 */
public record LayerSums(LayerMaps sums, Activation function) {

  /** A derivative below this share of the function's largest passes on next to nothing. */
  private static final double SATURATED = 0.05;

  private static final double SWISH_STEEPEST = 2.4;

  /**
   * Sends an image through the layers up to one, and leaves that one's function out. On the
   * engine's thread only.
   *
   * @param input the prepared image, {@code [height, width, channels]}
   * @throws IllegalArgumentException if the layer's function is softmax
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static LayerSums of(
      Network network,
      Node layer,
      float[] input,
      Cancellation cancellation,
      Runnable betweenLayers) {
    requireFunctionOfOneSum(layer.activation());
    // No kernels of later layers are got ready.
    Network bare =
        Network.Builder.upTo(network, layer)
            .build()
            .withActivations(Map.of(layer.name(), Activation.IDENTITY));
    Node same = bare.output();
    try (ForwardPass forward = new ForwardPass(bare);
        Pass pass = forward.run(input, cancellation, betweenLayers)) {
      return new LayerSums(pass.maps(same), layer.activation());
    }
  }

  /** The same sums before another function. */
  public LayerSums with(Activation other) {
    requireFunctionOfOneSum(other);
    return new LayerSums(sums, other);
  }

  /** What the function makes of the sums: the layer's maps. */
  public LayerMaps maps() {
    float[] values = sums.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.apply(values[i]);
    }
    return new LayerMaps(sums.layer(), sums.shape(), values);
  }

  /**
   * How often the sums lie where.
   *
   * @param bins at least 1
   */
  public Histogram histogram(int bins) {
    return Histogram.of(sums.values(), bins);
  }

  /** The share of cells that are zero behind the function, from 0 to 1. */
  public double zeros() {
    return share(z -> function.apply(z) == 0);
  }

  /**
   * The share of cells at which the function is nearly flat, so that they pass on less than a
   * twentieth of the gradient that they could, from 0 to 1.
   */
  public double saturated() {
    double steepest = steepest();
    return share(z -> function.derivativeAt(z) < SATURATED * steepest);
  }

  /** The mean of the function's derivative over all cells. */
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
