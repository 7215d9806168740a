package org.filterscope.task;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An observer of a job, told of progress a few times a second at most. */
final class JobObserver {

  /** The shortest time between two reports of progress. */
  static final Duration REST = Duration.ofMillis(200);

  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final Runnable told;
  private final AtomicBoolean isComing = new AtomicBoolean();
  private volatile boolean isClosed;
  private boolean isResting;
  private boolean isBehind;

  /**
   * Creates an observer that has not been told anything.
   *
   * @param executor where it is told
   * @param told shows it the latest status
   */
  JobObserver(Executor executor, ScheduledExecutorService scheduler, Runnable told) {
    this.executor = executor;
    this.scheduler = scheduler;
    this.told = told;
  }

  /** Reports progress; only the latest state has to be told. */
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

  /** Reports a change that is told at once. */
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

  /** Reports the end of the job; nothing is told afterwards. */
  void tellLast() {
    tell();
    synchronized (this) {
      isResting = true;
      isBehind = false;
    }
  }

  /** Stops telling the observer. */
  void close() {
    isClosed = true;
  }

  private void rest() {
    try {
      var unused = scheduler.schedule(this::rested, REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The app is closing. The work must not fail because nobody observes it.
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
