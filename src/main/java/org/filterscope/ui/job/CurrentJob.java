package org.filterscope.ui.job;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The job of one kind that runs, one at a time; on the interface's thread.
 *
 * @param <T> what it results in
 */
public final class CurrentJob<T> {

  private final Executor window;
  private final ReadOnlyObjectWrapper<@Nullable Job<T>> job = new ReadOnlyObjectWrapper<>();

  /**
   * Nothing runs yet.
   *
   * @param window the interface's thread
   */
  public CurrentJob(Executor window) {
    this.window = window;
  }

  /** The job; null while none runs. */
  public ReadOnlyObjectProperty<@Nullable Job<T>> job() {
    return job.getReadOnlyProperty();
  }

  /** Whether one runs, or waits to be run. */
  public boolean isRunning() {
    return job.get() != null;
  }

  /**
   * Starts a job. One that still runs is cancelled, and nothing more is heard of it.
   *
   * @param executor where the work runs
   * @param handler takes what comes of it, on the interface's thread, when no job is current
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

  /** Cancels the job, if there is one; its handler hears of that. */
  public void cancel() {
    Job<T> now = job.get();
    if (now != null) {
      now.cancel();
    }
  }

  /** Cancels the job, if there is one, and nothing more is heard of it. */
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

    /** A job that was left is nobody's any more. */
    private boolean isOver() {
      boolean isCurrent = job.get() == mine;
      if (isCurrent) {
        job.set(null);
      }
      return isCurrent;
    }
  }
}
