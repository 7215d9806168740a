package org.filterscope.ui.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.task.RemainingTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs. Who does the work reports progress from any thread and closes this when it
 * is over, however it ended.
 */
public final class Activity implements Progress, AutoCloseable {

  private final Activities shownBy;
  private final String what;
  private final @Nullable Cancellation cancellation;
  private final RemainingTime remaining;
  private State state;

  /**
   * How far it has come.
   *
   * @param done part that is done, from 0 to 1; negative while that is not known
   * @param step what is at work, such as a file's name; may be empty
   * @param left the time that the rest will take, where that can be said
   */
  public record State(double done, String step, Optional<Duration> left) {}

  Activity(
      Activities shownBy, String what, @Nullable Cancellation cancellation, InstantSource time) {
    this.shownBy = shownBy;
    this.what = what;
    this.cancellation = cancellation;
    this.remaining = new RemainingTime(time);
    this.state = new State(-1, "", Optional.empty());
  }

  /** What runs, in words for the person. */
  public String what() {
    return what;
  }

  /** How far it has come. */
  public synchronized State state() {
    return state;
  }

  /** Whether {@link #cancel()} does anything. */
  public boolean canBeCancelled() {
    return cancellation != null && !cancellation.isCancelled();
  }

  /** Asks the work to stop. */
  public void cancel() {
    if (cancellation != null) {
      cancellation.cancel();
      shownBy.refresh();
    }
  }

  @Override
  public void report(long done, long total, String step) {
    synchronized (this) {
      state =
          total > 0
              ? new State((double) done / total, step, remaining.after(done, total))
              : new State(-1, step, Optional.empty());
    }
    shownBy.refresh();
  }

  /** The work is over. */
  @Override
  public void close() {
    shownBy.end(this);
  }
}
