package org.filterscope.training.progress;

import org.filterscope.task.Cancellation;
import org.filterscope.task.Stop;

/**
 * Observes a training and can end it.
 *
 * @param listener is told of steps and epochs
 * @param stop ends training with the best result so far
 * @param cancellation ends training without a result
 */
public record TrainingControl(TrainingListener listener, Stop stop, Cancellation cancellation) {

  /** For a training that is neither observed nor ended. */
  public static TrainingControl none() {
    return new TrainingControl(TrainingListener.NONE, new Stop(), Cancellation.NEVER);
  }

  /** Whether training should end with the best result so far. */
  public boolean isStopped() {
    return stop.isRequested();
  }

  /**
   * Checks that training was not cancelled.
   *
   * @throws org.filterscope.task.Cancelled if it was
   */
  public void checkCancelled() {
    cancellation.check();
  }
}
