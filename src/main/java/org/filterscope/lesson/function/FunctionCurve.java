package org.filterscope.lesson.function;

import java.util.List;
import org.filterscope.network.Activation;

/**
 * An activation function and its derivative over a range of sums, for drawing.
 *
 * @param sums the points, evenly spaced
 * @param values the function at the points
 * @param derivatives the derivative at the points
 */
public record FunctionCurve(double[] sums, double[] values, double[] derivatives) {

  /** The functions of the lesson; leaky ReLU as in Maas et al. 2013. */
  public static final List<Activation> TAUGHT =
      List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.leakyRelu(0.01f));

  /**
   * Samples a function.
   *
   * @param points number of points, at least 2
   */
  public static FunctionCurve of(Activation function, double low, double high, int points) {
    double[] sums = new double[points];
    double[] values = new double[points];
    double[] derivatives = new double[points];
    for (int i = 0; i < points; i++) {
      sums[i] = low + (high - low) * i / (points - 1);
      values[i] = function.apply(sums[i]);
      derivatives[i] = function.derivativeAt(sums[i]);
    }
    return new FunctionCurve(sums, values, derivatives);
  }
}
