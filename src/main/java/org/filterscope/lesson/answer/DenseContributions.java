package org.filterscope.lesson.answer;

import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.DenseUnit;

/** The contributions of a dense layer's inputs to the score of one of its units. */
public final class DenseContributions {

  private DenseContributions() {}

  /**
   * Computes weight times input, signed. Together with the bias, these add up to the score before
   * the activation function.
   *
   * @param inputs the vector that the layer reads
   * @throws IllegalArgumentException if the number of inputs differs from the number of weights
   */
  public static PartialSums of(DenseUnit unit, float[] inputs) {
    if (inputs.length != unit.weights().length) {
      throw new IllegalArgumentException(
          inputs.length + " inputs for " + unit.weights().length + " weights");
    }
    double[] products = new double[inputs.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = (double) unit.weights()[i] * inputs[i];
    }
    return new PartialSums(products, unit.bias());
  }
}
