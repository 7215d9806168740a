package org.filterscope.ui.learn.training;

import org.filterscope.lesson.learning.Descent;

/** How well a learning rate works, judged by the losses of the steps. */
enum LearningRate {
  /** The loss hardly falls. */
  TOO_SMALL,
  /** The loss falls, step by step. */
  RIGHT,
  /** The loss jumps up again and again, or ends above where it began. */
  DIVERGING;

  /** The share of the first loss that remains at least if a rate is too small. */
  private static final double HARDLY_LESS = 0.8;

  /** The number of steps up, out of fifty, that counts as jumping. */
  private static final double JUMPS = 0.1;

  static LearningRate of(Descent descent) {
    double start = descent.losses().get(0);
    double end = descent.losses().get(descent.losses().size() - 1);
    if (descent.isDiverging() || rises(descent) > JUMPS * (descent.losses().size() - 1)) {
      return DIVERGING;
    }
    return end > HARDLY_LESS * start ? TOO_SMALL : RIGHT;
  }

  /** The number of steps in which the loss rose. */
  static int rises(Descent descent) {
    int rises = 0;
    for (int i = 1; i < descent.losses().size(); i++) {
      rises += descent.losses().get(i) > descent.losses().get(i - 1) ? 1 : 0;
    }
    return rises;
  }
}
