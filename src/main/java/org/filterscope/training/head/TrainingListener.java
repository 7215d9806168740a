package org.filterscope.training.head;

import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;

/**
 * Whoever follows a training, and may end it.
 *
 * @param stop ends it with the best so far
 * @param curve hears of every epoch
 * @param progress hears how far it is
 * @param cancellation ends it without a result
 */
public record TrainingListener(
    Stop stop, EpochListener curve, Progress progress, Cancellation cancellation) {

  /** For a training that nobody follows. */
  static TrainingListener nobody() {
    return new TrainingListener(new Stop(), EpochListener.NONE, Progress.NONE, Cancellation.NEVER);
  }
}
