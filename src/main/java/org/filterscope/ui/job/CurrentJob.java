package org.filterscope.ui.job;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs of one kind, one at a time. Used on the JavaFX application thread.
 *
 * @param <T> the type of the result
 */
public final class CurrentJob<T> {

  private final Executor window;
  private final ReadOnlyObjectWrapper<@Nullable Job<T>> job = new ReadOnlyObjectWrapper<>();

  /**
   * Starts without a job.
   *
   * @param window runs work on the JavaFX application thread
   */
  public CurrentJob(Executor window) {
    this.window = window;
  }

  /** The current job; null if none runs. */
  public ReadOnlyObjectProperty<@Nullable Job<T>> job() {
    return job.getReadOnlyProperty();
  }

  /** Whether a job runs or waits to run. */
  public boolean isRunning() {
    return job.get() != null;
  }

  /**
   * Starts a job. A running job is cancelled and its handler is not called any more.
   *
   * @param executor runs the work
   * @param handler handles the result on the JavaFX application thread, when the job is no longer
   *     current
   */
  public void start(
      Job<T> started,
      Executor executor,
      Supplier<? extends T> work,
      JobCompletionHandler<? super T> handler) {
    leave();
    job.set(started);
    started.whenOver(window, new WhileCurrent(started, handler));
    started.start(executor, work);
  }

  /** Cancels the job, if there is one. Its handler is told. */
  public void cancel() {
    Job<T> now = job.get();
    if (now != null) {
      now.cancel();
    }
  }

  /** Cancels the job, if there is one, without telling its handler. */
  public void leave() {
    Job<T> before = job.get();
    job.set(null);
    if (before != null) {
      before.cancel();
    }
  }

  private final class WhileCurrent implements JobCompletionHandler<T> {
    private final Job<T> mine;
    private final JobCompletionHandler<? super T> handler;

    WhileCurrent(Job<T> mine, JobCompletionHandler<? super T> handler) {
      this.mine = mine;
      this.handler = handler;
    }

    @Override
    public void completed(T result) {
      if (isOver()) {
        handler.completed(result);
      }
    }

    @Override
    public void failed(Throwable reason) {
      if (isOver()) {
        handler.failed(reason);
      }
    }

    @Override
    public void cancelled() {
      if (isOver()) {
        handler.cancelled();
      }
    }

    /**
     * Clears the job if it is still the current one. Returns false for an abandoned job, whose end
     * is ignored.
     */
    private boolean isOver() {
      boolean isCurrent = job.get() == mine;
      if (isCurrent) {
        job.set(null);
      }
      return isCurrent;
    }
  }
}
