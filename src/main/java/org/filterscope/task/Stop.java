package org.filterscope.task;

/**
 * A request to end training early and to keep the best that was found so far, which is then judged
 * as if training had ended by itself. Safe for use by several threads.
 */
public final class Stop {

  private volatile boolean requested;

  /** Asks training to end after the epoch at hand. */
  public void request() {
    requested = true;
  }

  /** Whether training was asked to end. */
  public boolean isRequested() {
    return requested;
  }
}
