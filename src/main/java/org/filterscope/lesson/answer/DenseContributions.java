package org.filterscope.lesson.answer;

import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.DenseUnit;

/** What each value that a dense layer reads adds to the score of one of its units. */
public final class DenseContributions {

  private DenseContributions() {}

  /**
   * Weight times input, signed; with the bias they add up to the score before the function.
   *
   * @param inputs the vector that the layer reads
   * @throws IllegalArgumentException if it is not one for each weight
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
