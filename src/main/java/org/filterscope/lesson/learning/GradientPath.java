package org.filterscope.lesson.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * One way from the loss down to a parameter: local derivatives, to be multiplied. Where several
 * ways lead there, their products are summed: the chain rule.
 *
 * @param factors from the loss on
 */
public record GradientPath(List<Factor> factors) {

  /** A local derivative: of what, by what. */
  public enum Kind {
    /** Of the loss by a class's sum: its probability, less one if it is the right class. */
    LOSS_BY_LOGIT,
    /** Of a class's sum by a hidden unit's value: a weight. */
    LOGIT_BY_ACTIVATION,
    /** Of a hidden unit's value by its sum: the function's derivative. */
    ACTIVATION_BY_SUM,
    /** Of a sum by a weight: the weight's input. By a bias: one. */
    SUM_BY_PARAMETER
  }

  /**
   * One of them.
   *
   * @param kind of what by what
   * @param unit the class, or the hidden unit, above
   * @param value the derivative
   */
  public record Factor(Kind kind, int unit, double value) {}

  /** Copies the list. */
  public GradientPath {
    factors = List.copyOf(factors);
  }

  /** All ways to a parameter, for one point: through both classes for one of the hidden layer. */
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

  /** The factors multiplied. */
  public double product() {
    double product = 1;
    for (Factor factor : factors) {
      product *= factor.value();
    }
    return product;
  }
}
