package org.filterscope.lesson.convolution;

import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;

/**
 * How one cell of a convolution's map comes about: inputs times weights, summed, plus the bias,
 * through the function. Sums are taken in double precision.
 *
 * @param kernels the weights, {@code [channels, height, width]}
 * @param inputs what lies under them, in the same order; zero in the padding
 * @param inPadding {@code [height, width]}: which taps lie outside the maps
 * @param bias added to the products
 * @param function applied to the sum
 */
public record CellArithmetic(
    ChannelKernels kernels, float[] inputs, boolean[] inPadding, float bias, Activation function) {

  /** Refuses inputs that are not one for each weight. */
  public CellArithmetic {
    if (inputs.length != kernels.weights().length
        || inPadding.length != kernels.height() * kernels.width()) {
      throw new IllegalArgumentException(
          inputs.length + " inputs for " + kernels.weights().length + " weights");
    }
  }

  /** Input times weight, {@code [channels, height, width]}. */
  public double[] products() {
    double[] products = new double[inputs.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (double) inputs[i] * kernels.weights()[i];
    }
    return products;
  }

  /** What each input channel adds to the sum, and the bias. */
  public PartialSums partialSums() {
    double[] products = products();
    double[] sums = new double[kernels.inputs()];
    for (int i = 0; i < products.length; i++) {
      sums[i / inPadding.length] += products[i];
    }
    return new PartialSums(sums, bias);
  }

  /** All products and the bias, before the function. */
  public double sum() {
    double sum = bias;
    for (double product : products()) {
      sum += product;
    }
    return sum;
  }

  /** The cell's value: the function of the sum. */
  public double value() {
    return function.apply(sum());
  }
}
