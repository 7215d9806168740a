package org.filterscope.task;

/**
 * A request to wait, shared by its caller and work in the background. Work checks it between
 * photographs. Safe for use by several threads.
 */
public final class Pause {

  /** How late a cancellation is noticed by work that waits. */
  private static final long LOOK_MILLIS = 100;

  private boolean isPaused;

  /** Makes work wait at its next check. */
  public synchronized void pause() {
    isPaused = true;
  }

  /** Lets work go on. */
  public synchronized void resume() {
    isPaused = false;
    notifyAll();
  }

  /** Whether work should wait. */
  public synchronized boolean isPaused() {
    return isPaused;
  }

  /**
   * Waits until work may go on.
   *
   * @throws Cancelled if the work was asked to stop
   */
  public synchronized void await(Cancellation cancellation) {
    cancellation.check();
    while (isPaused) {
      try {
        wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Cancelled();
      }
      cancellation.check();
    }
  }
}
