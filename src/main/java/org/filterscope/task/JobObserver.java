package org.filterscope.task;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An observer of a job, told of progress a few times a second at most. */
final class JobObserver {

  /** How long an observer is left alone after it was told of progress. */
  static final Duration REST = Duration.ofMillis(200);

  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final Runnable told;
  private final AtomicBoolean isComing = new AtomicBoolean();
  private volatile boolean isClosed;
  private boolean isResting;
  private boolean isBehind;

  /**
   * An observer who was told nothing yet.
   *
   * @param executor where it is told
   * @param told shows it the latest status
   */
  JobObserver(Executor executor, ScheduledExecutorService scheduler, Runnable told) {
    this.executor = executor;
    this.scheduler = scheduler;
    this.told = told;
  }

  /** There is progress, of which only the latest has to be told. */
  void progressed() {
    synchronized (this) {
      if (isResting) {
        isBehind = true;
        return;
      }
      isResting = true;
    }
    tell();
    rest();
  }

  /** Something changed that is told at once. */
  void tell() {
    if (isComing.compareAndSet(false, true)) {
      executor.execute(
          () -> {
            isComing.set(false);
            if (!isClosed) {
              told.run();
            }
          });
    }
  }

  /** The job is over: this is the last that is told. */
  void tellLast() {
    tell();
    synchronized (this) {
      isResting = true;
      isBehind = false;
    }
  }

  /** Nothing is told any more. */
  void close() {
    isClosed = true;
  }

  private void rest() {
    try {
      var unused = scheduler.schedule(this::rested, REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The app is closing: the work shall not fail because nobody looks any more.
    }
  }

  private void rested() {
    synchronized (this) {
      if (!isBehind || isClosed) {
        isResting = false;
        return;
      }
      isBehind = false;
    }
    tell();
    rest();
  }
}
