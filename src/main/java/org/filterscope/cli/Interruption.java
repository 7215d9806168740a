package org.filterscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.filterscope.task.Cancellation;

/**
 * Turns Ctrl-C into a cancellation: the process waits until the command has tidied up, so that no
 * half-written file stays beside the one that was asked for.
 */
final class Interruption implements AutoCloseable {

  /** Longer than one pass and one file take; a hanging disk shall not keep the terminal. */
  private static final long PATIENCE_SECONDS = 10;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch tidied = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");

  /** Listens from now on. */
  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Cancelled by Ctrl-C. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** The command is over, in whatever way. */
  @Override
  public void close() {
    tidied.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook runs, and has just been told to go on.
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
