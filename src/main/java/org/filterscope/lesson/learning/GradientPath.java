package org.filterscope.lesson.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * One path from the loss to a parameter, as local derivatives to multiply. If there are several
 * paths, their products are added: the chain rule.
 *
 * @param factors the local derivatives, starting at the loss
 */
public record GradientPath(List<Factor> factors) {

  /** The kind of a local derivative. */
  public enum Kind {
    /**
     * The derivative of the loss by a class's sum: its probability, minus 1 for the correct class.
     */
    LOSS_BY_LOGIT,
    /** The derivative of a class's sum by a hidden unit's activation: a weight. */
    LOGIT_BY_ACTIVATION,
    /** The derivative of a hidden unit's activation by its sum: the function's derivative. */
    ACTIVATION_BY_SUM,
    /**
     * The derivative of a sum by a weight, which is the weight's input, or by a bias, which is 1.
     */
    SUM_BY_PARAMETER
  }

  /**
   * One local derivative.
   *
   * @param kind the kind of derivative
   * @param unit the class or hidden unit at the upper end
   * @param value the derivative's value
   */
  public record Factor(Kind kind, int unit, double value) {}

  /** Copies the list. */
  public GradientPath {
    factors = List.copyOf(factors);
  }

  /**
   * All paths to a parameter for one point; a parameter of the hidden layer has one path per class.
   */
  public static List<GradientPath> all(
      TwoFeatureHead head, LabelledPoint point, HeadParameter parameter) {
    return all(head, head.forward(point), point, parameter);
  }

  static List<GradientPath> all(
      TwoFeatureHead head,
      TwoFeatureHead.Forward forward,
      LabelledPoint point,
      HeadParameter parameter) {
    int unit = parameter.unit();
    if (!parameter.isOfHiddenLayer()) {
      double input = parameter.isBias() ? 1 : forward.activations()[parameter.input()];
      return List.of(
          new GradientPath(
              List.of(
                  lossByLogit(forward, point, unit),
                  new Factor(Kind.SUM_BY_PARAMETER, unit, input))));
    }
    double input = parameter.isBias() ? 1 : point.feature(parameter.input());
    double slope = head.function().derivativeAt(forward.sums()[unit]);
    List<GradientPath> paths = new ArrayList<>();
    for (int k = 0; k < TwoFeatureHead.CLASSES; k++) {
      paths.add(
          new GradientPath(
              List.of(
                  lossByLogit(forward, point, k),
                  new Factor(Kind.LOGIT_BY_ACTIVATION, k, head.outputWeight(k, unit)),
                  new Factor(Kind.ACTIVATION_BY_SUM, unit, slope),
                  new Factor(Kind.SUM_BY_PARAMETER, unit, input))));
    }
    return paths;
  }

  private static Factor lossByLogit(TwoFeatureHead.Forward forward, LabelledPoint point, int k) {
    double wanted = k == point.label() ? 1 : 0;
    return new Factor(Kind.LOSS_BY_LOGIT, k, forward.probabilities()[k] - wanted);
  }

  /** The product of all factors. */
  public double product() {
    double product = 1;
    for (Factor factor : factors) {
      product *= factor.value();
    }
    return product;
  }
}
