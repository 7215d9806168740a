package org.filterscope.lesson.learning;

/**
 * A weight or bias of a {@link TwoFeatureHead}.
 *
 * @param isOfHiddenLayer whether it is one of the hidden layer's; else one of the classes'
 * @param unit the hidden unit or the class that it belongs to
 * @param input the feature or the hidden unit whose weight it is; {@link #BIAS} for a bias
 */
public record HeadParameter(boolean isOfHiddenLayer, int unit, int input) {

  /** In the place of an input. */
  public static final int BIAS = -1;

  /** The weight from a feature to a hidden unit. */
  public static HeadParameter hiddenWeight(int unit, int feature) {
    return new HeadParameter(true, unit, feature);
  }

  /** A hidden unit's bias. */
  public static HeadParameter hiddenBias(int unit) {
    return new HeadParameter(true, unit, BIAS);
  }

  /** The weight from a hidden unit to a class. */
  public static HeadParameter outputWeight(int k, int unit) {
    return new HeadParameter(false, k, unit);
  }

  /** A class's bias. */
  public static HeadParameter outputBias(int k) {
    return new HeadParameter(false, k, BIAS);
  }

  /**
   * The parameter at a place: unit by unit, the hidden layer first, each unit's weights before its
   * bias.
   *
   * @param hidden units of the hidden layer
   */
  public static HeadParameter at(int index, int hidden) {
    int ofHidden = hidden * (TwoFeatureHead.FEATURES + 1);
    boolean isOfHidden = index < ofHidden;
    int inputs = isOfHidden ? TwoFeatureHead.FEATURES : hidden;
    int place = isOfHidden ? index : index - ofHidden;
    int input = place % (inputs + 1);
    return new HeadParameter(isOfHidden, place / (inputs + 1), input == inputs ? BIAS : input);
  }

  /** Its place. */
  public int index(int hidden) {
    int inputs = isOfHiddenLayer ? TwoFeatureHead.FEATURES : hidden;
    int first = isOfHiddenLayer ? 0 : hidden * (TwoFeatureHead.FEATURES + 1);
    return first + unit * (inputs + 1) + (isBias() ? inputs : input);
  }

  /** Whether it is added as it is. */
  public boolean isBias() {
    return input == BIAS;
  }
}
