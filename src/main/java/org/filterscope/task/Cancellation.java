package org.filterscope.task;

/**
 * A request to stop, shared by the one who wants a result and the one who computes it. Work looks
 * at it between layers and images; no thread is interrupted. Safe for use by several threads.
 */
public class Cancellation {

  /** For work that nobody cancels. */
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
   * Goes on only if nobody asked to stop.
   *
   * @throws Cancelled if {@link #cancel()} was called
   */
  public final void check() {
    if (isCancelled()) {
      throw new Cancelled();
    }
  }

  /**
   * A cancellation that a request to stop sets off as well: for work that has no result yet to stop
   * with. Cancelling it leaves this one alone.
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
