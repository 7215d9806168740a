package org.filterscope.ui.job;

import java.util.function.Consumer;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.ui.Notices;

/**
 * Handles the end of a job: passes its result on, reports a failure to the user, and ignores
 * cancellation.
 *
 * @param <T> the type of the job's result
 */
public final class ResultHandler<T> implements JobCompletionHandler<T> {

  private final Notices notices;
  private final Consumer<? super T> results;

  /**
   * Creates a handler.
   *
   * @param results takes the result
   */
  public ResultHandler(Notices notices, Consumer<? super T> results) {
    this.notices = notices;
    this.results = results;
  }

  @Override
  public void completed(T result) {
    results.accept(result);
  }

  @Override
  public void failed(Throwable reason) {
    notices.problem(reason);
  }

  @Override
  public void cancelled() {}
}
