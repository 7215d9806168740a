package org.filterscope.ui.job;

import java.util.function.Consumer;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.ui.Notices;

/**
 * Takes a job's result, tells the user why there is none, and says nothing where the user cancelled
 * it.
 *
 * @param <T> what the job results in
 */
public final class ResultHandler<T> implements JobCompletionHandler<T> {

  private final Notices notices;
  private final Consumer<? super T> results;

  /**
   * A handler.
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
