package org.filterscope.lesson.function;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;

/**
 * How much the activation functions leave of a gradient from the last layer to the first: the
 * product of their mean derivatives. In training the weights also matter; they are left out here.
 *
 * @param function the activation function of all layers
 * @param layers the layers with an activation function, in the network's order
 * @param derivatives the mean derivative over each layer's cells
 */
public record GradientFlow(Activation function, List<String> layers, double[] derivatives) {

  /** Copies the list. */
  public GradientFlow {
    layers = List.copyOf(layers);
  }

  /**
   * Measures the gradient flow on an image, with one activation function in all layers of the
   * network. Call it on the engine's thread only.
   *
   * @param forward passes through the network, whose kernels are used
   * @param function a function with a derivative in terms of its value, see {@link
   *     Activation#derivative}
   * @param input the prepared image, {@code [height, width, channels]}
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static GradientFlow of(
      ForwardPass forward,
      Activation function,
      float[] input,
      Cancellation cancellation,
      Runnable betweenLayers) {
    Network other = OtherFunctions.everywhere(forward.network(), function);
    List<Node> layers = OtherFunctions.layers(forward.network());
    List<String> names = new ArrayList<>();
    double[] derivatives = new double[layers.size()];
    try (ForwardPass through = forward.through(other);
        Pass pass = through.run(input, cancellation, betweenLayers)) {
      for (int i = 0; i < derivatives.length; i++) {
        names.add(layers.get(i).name());
        float[] values = pass.maps(other.node(layers.get(i).index())).values();
        for (float value : values) {
          derivatives[i] += function.derivative(value);
        }
        derivatives[i] /= values.length;
      }
    }
    return new GradientFlow(function, names, derivatives);
  }

  /** The share of the gradient that is left below each layer, in the order of the layers. */
  public double[] left() {
    double[] left = new double[derivatives.length];
    double product = 1;
    for (int i = left.length - 1; i >= 0; i--) {
      product *= derivatives[i];
      left[i] = product;
    }
    return left;
  }
}
