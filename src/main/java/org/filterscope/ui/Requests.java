package org.filterscope.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What a view model needs to have work done away from the interface's thread, and to say so.
 *
 * @param words what the window says
 * @param notices tells the user what went wrong
 * @param jobs makes jobs, and knows what runs
 * @param desk where files are read and pictures painted, several at a time
 * @param clock waits out pauses
 * @param window the interface's thread
 */
public record Requests(
    Messages words,
    Notices notices,
    Jobs jobs,
    Executor desk,
    ScheduledExecutorService clock,
    Executor window) {

  /**
   * Work of one kind; nothing is asked for yet.
   *
   * @param pause how long a request waits for a newer one
   * @param results takes the latest request's result, on the interface's thread
   */
  public <T> LatestRequest<T> latest(Duration pause, Consumer<? super T> results) {
    return new LatestRequest<>(this, pause, results);
  }
}
