package org.filterscope.task;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tracks the progress of work and estimates the time left. Not safe for use by several threads. */
public final class ProgressTracker implements Progress {

  private final RemainingTime remaining;
  private JobStep step;
  private long done;
  private long total;
  private String detail = "";
  private Optional<Duration> left = Optional.empty();
  private boolean isPaused;

  /**
   * Creates a tracker; nothing is done yet.
   *
   * @param unit what is counted, until a step says otherwise
   * @param clock tells the time, {@code InstantSource.system()} outside tests
   */
  public ProgressTracker(ProgressUnit unit, InstantSource clock) {
    step = JobStep.only(unit);
    remaining = new RemainingTime(clock);
  }

  /** Another step begins, with nothing done. */
  public void begin(JobStep next) {
    step = next;
    done = 0;
    total = 0;
    detail = "";
    left = Optional.empty();
    remaining.restart();
  }

  @Override
  public void report(long nowDone, long ofTotal, String what) {
    done = nowDone;
    total = ofTotal;
    detail = what;
    if (ofTotal <= 0) {
      left = Optional.empty();
    } else if (!isPaused) {
      left = remaining.after(nowDone, ofTotal);
    }
  }

  /** The estimate stands still from now on. */
  public void pause() {
    isPaused = true;
  }

  /** The estimate goes on, as if no time had passed since {@link #pause()}. */
  public void resume() {
    if (isPaused) {
      isPaused = false;
      remaining.resume();
    }
  }

  /** The step at work. */
  JobStep step() {
    return step;
  }

  /** How far work that runs has come. */
  public JobStatus status() {
    return status(JobStatus.State.RUNNING, null);
  }

  /**
   * How far work in a state has come.
   *
   * @param failure why it failed; null if it did not
   */
  JobStatus status(JobStatus.State state, @Nullable Throwable failure) {
    return new JobStatus(state, step, done, total, detail, left, remaining.perSecond(), failure);
  }
}
