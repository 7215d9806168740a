package org.filterscope.training.progress;

import org.filterscope.task.Cancellation;
import org.filterscope.task.Stop;

/**
 * Who follows a training, and how it is ended.
 *
 * @param listener hears of steps and epochs
 * @param stop ends it with the best so far
 * @param cancellation ends it without a result
 */
public record TrainingControl(TrainingListener listener, Stop stop, Cancellation cancellation) {

  /** For a training that nobody follows, stops or cancels. */
  public static TrainingControl none() {
    return new TrainingControl(TrainingListener.NONE, new Stop(), Cancellation.NEVER);
  }

  /** Whether training shall end with the best so far. */
  public boolean isStopped() {
    return stop.isRequested();
  }

  /**
   * Goes on only if nobody cancelled.
   *
   * @throws org.filterscope.task.Cancelled if somebody did
   */
  public void checkCancelled() {
    cancellation.check();
  }
}
