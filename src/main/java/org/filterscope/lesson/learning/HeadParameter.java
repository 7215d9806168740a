package org.filterscope.lesson.learning;

/**
 * A weight or bias of a {@link TwoFeatureHead}.
 *
 * @param isOfHiddenLayer whether it belongs to the hidden layer; otherwise to the output layer
 * @param unit the hidden unit or class that it belongs to
 * @param input the feature or hidden unit that the weight multiplies; {@link #BIAS} for a bias
 */
public record HeadParameter(boolean isOfHiddenLayer, int unit, int input) {

  /** Used instead of an input for a bias. */
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
   * The parameter with a given index. Parameters are ordered unit by unit, the hidden layer first,
   * with each unit's weights before its bias.
   *
   * @param hidden number of units in the hidden layer
   */
  public static HeadParameter at(int index, int hidden) {
    int ofHidden = hidden * (TwoFeatureHead.FEATURES + 1);
    boolean isOfHidden = index < ofHidden;
    int inputs = isOfHidden ? TwoFeatureHead.FEATURES : hidden;
    int place = isOfHidden ? index : index - ofHidden;
    int input = place % (inputs + 1);
    return new HeadParameter(isOfHidden, place / (inputs + 1), input == inputs ? BIAS : input);
  }

  /** The index of this parameter. */
  public int index(int hidden) {
    int inputs = isOfHiddenLayer ? TwoFeatureHead.FEATURES : hidden;
    int first = isOfHiddenLayer ? 0 : hidden * (TwoFeatureHead.FEATURES + 1);
    return first + unit * (inputs + 1) + (isBias() ? inputs : input);
  }

  /** Whether this is a bias. */
  public boolean isBias() {
    return input == BIAS;
  }
}
