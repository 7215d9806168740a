package org.filterscope.task;

/**
 * A request to cancel work, shared by its caller and the code that computes. Work checks it between
 * layers and images; no thread is interrupted. Safe for use by several threads.
 */
public class Cancellation {

  /** For work that is never cancelled. */
  public static final Cancellation NEVER = new Never();

  private volatile boolean cancelled;

  /** Asks the work to stop at its next check. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether the work was asked to stop. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws if the work was asked to stop.
   *
   * @throws Cancelled if {@link #cancel()} was called
   */
  public final void check() {
    if (isCancelled()) {
      throw new Cancelled();
    }
  }

  /**
   * A cancellation that a stop request sets off as well, for work that has no result yet.
   * Cancelling it does not cancel this one.
   */
  public final Cancellation or(Stop stop) {
    Cancellation first = this;
    return new Cancellation() {
      @Override
      public boolean isCancelled() {
        return super.isCancelled() || first.isCancelled() || stop.isRequested();
      }
    };
  }

  private static final class Never extends Cancellation {
    @Override
    public void cancel() {
      throw new UnsupportedOperationException("work that is never cancelled was cancelled");
    }
  }
}
