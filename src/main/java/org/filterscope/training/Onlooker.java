package org.filterscope.training;

import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;

/**
 * Whoever follows a training, and may end it.
 *
 * @param stop ends it with the best so far
 * @param curve hears of every epoch
 * @param progress hears how far it is
 * @param cancellation ends it without a result
 */
record Onlooker(Stop stop, Curve curve, Progress progress, Cancellation cancellation) {

  /** For a training that nobody follows. */
  static Onlooker nobody() {
    return new Onlooker(new Stop(), Curve.NONE, Progress.NONE, Cancellation.NEVER);
  }
}
