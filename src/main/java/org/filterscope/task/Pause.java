package org.filterscope.task;

/**
 * A request to wait, shared by the one who makes it and work in the background. Work looks at it
 * between photographs. Safe for use by several threads.
 */
public final class Pause {

  /** How late a cancellation is noticed by work that waits. */
  private static final long LOOK_MILLIS = 100;

  private boolean isPaused;

  /** Lets work wait at its next check. */
  public synchronized void pause() {
    isPaused = true;
  }

  /** Lets work go on. */
  public synchronized void resume() {
    isPaused = false;
    notifyAll();
  }

  /** Whether work shall wait. */
  public synchronized boolean isPaused() {
    return isPaused;
  }

  /**
   * Waits as long as work shall wait.
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
