package org.filterscope.task;

/**
 * Receives the outcome of a job. Exactly one method is called, once.
 *
 * @param <T> what the job results in
 */
public interface JobCompletionHandler<T> {

  /** The job completed, or was stopped with its best result so far. */
  void completed(T result);

  /**
   * The job failed.
   *
   * @param reason a {@link Problem}, or a bug
   */
  void failed(Throwable reason);

  /** The job was cancelled. */
  void cancelled();
}
