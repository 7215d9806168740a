package org.filterscope.lesson.convolution;

import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;

/**
 * The arithmetic of one cell of a convolution's map: the sum of inputs times weights, plus the
 * bias, through the activation function. Sums are computed in double precision.
 *
 * @param kernels the weights, {@code [channels, height, width]}
 * @param inputs the inputs under the weights, in the same order; zero in the padding
 * @param inPadding {@code [height, width]}, true for taps outside the maps
 * @param bias the bias, added to the products
 * @param function the activation function, applied to the sum
 */
public record CellArithmetic(
    ChannelKernels kernels, float[] inputs, boolean[] inPadding, float bias, Activation function) {

  /** Checks that there is one input for each weight. */
  public CellArithmetic {
    if (inputs.length != kernels.weights().length
        || inPadding.length != kernels.height() * kernels.width()) {
      throw new IllegalArgumentException(
          inputs.length + " inputs for " + kernels.weights().length + " weights");
    }
  }

  /** The products of input and weight, {@code [channels, height, width]}. */
  public double[] products() {
    double[] products = new double[inputs.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (double) inputs[i] * kernels.weights()[i];
    }
    return products;
  }

  /** The contribution of each input channel to the sum, and the bias. */
  public PartialSums partialSums() {
    double[] products = products();
    double[] sums = new double[kernels.inputs()];
    for (int i = 0; i < products.length; i++) {
      sums[i / inPadding.length] += products[i];
    }
    return new PartialSums(sums, bias);
  }

  /** The sum of all products and the bias, before the activation function. */
  public double sum() {
    double sum = bias;
    for (double product : products()) {
      sum += product;
    }
    return sum;
  }

  /** The cell's value: the activation function applied to the sum. */
  public double value() {
    return function.apply(sum());
  }
}
