package org.filterscope.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What a view model needs to run work off the JavaFX application thread and to report on it.
 *
 * @param words the window's texts
 * @param notices shows what went wrong
 * @param jobs creates jobs and lists those that run
 * @param desk reads files and paints pictures, on several threads
 * @param clock runs tasks after a delay
 * @param window runs work on the JavaFX application thread
 */
public record Requests(
    Messages words,
    Notices notices,
    Jobs jobs,
    Executor desk,
    ScheduledExecutorService clock,
    Executor window) {

  /**
   * Creates a slot for one kind of work, for which only the latest request matters.
   *
   * @param pause how long a request waits for a newer one
   * @param results takes the latest request's result, on the JavaFX application thread
   */
  public <T> LatestRequest<T> latest(Duration pause, Consumer<? super T> results) {
    return new LatestRequest<>(this, pause, results);
  }
}
