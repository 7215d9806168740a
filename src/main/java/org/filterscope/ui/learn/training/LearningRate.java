package org.filterscope.ui.learn.training;

import org.filterscope.lesson.learning.Descent;

/** How a learning rate does, by the losses of the steps. */
enum LearningRate {
  /** The loss hardly falls. */
  TOO_SMALL,
  /** The loss falls, step by step. */
  RIGHT,
  /** The loss jumps up again and again, or ends above where it began. */
  DIVERGING;

  /** Of the loss at the start, what is left where a rate is too small. */
  private static final double HARDLY_LESS = 0.8;

  /** Steps up in fifty that make jumping. */
  private static final double JUMPS = 0.1;

  static LearningRate of(Descent descent) {
    double start = descent.losses().get(0);
    double end = descent.losses().get(descent.losses().size() - 1);
    if (descent.isDiverging() || rises(descent) > JUMPS * (descent.losses().size() - 1)) {
      return DIVERGING;
    }
    return end > HARDLY_LESS * start ? TOO_SMALL : RIGHT;
  }

  /** How many steps led up. */
  static int rises(Descent descent) {
    int rises = 0;
    for (int i = 1; i < descent.losses().size(); i++) {
      rises += descent.losses().get(i) > descent.losses().get(i - 1) ? 1 : 0;
    }
    return rises;
  }
}
