package org.filterscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.filterscope.task.Cancellation;

/**
 * Turns Ctrl-C into a cancellation. The process waits until the command has cleaned up, so no
 * half-written file is left behind.
 */
final class Interruption implements AutoCloseable {

  /**
   * Longer than one forward pass and one file take, yet short enough that a hanging disk does not
   * block the terminal.
   */
  private static final long PATIENCE_SECONDS = 10;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch tidied = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");

  /** Starts to listen for Ctrl-C. */
  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The cancellation that Ctrl-C triggers. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Call it when the command has ended, in whatever way. */
  @Override
  public void close() {
    tidied.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already ending: the hook is running and has just been released.
    }
  }

  private void stop() {
    cancellation.cancel();
    try {
      if (!tidied.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
