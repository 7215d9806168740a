package org.filterscope.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * JavaFX's thread, from a test's. What is in a window is only looked at there: elsewhere it may
 * change in the middle of a look.
 */
public final class FxThread {

  /** How often a state is asked for. */
  private static final long PAUSE_MILLIS = 10;

  /**
   * The first lays out what was changed, the second what that has changed in its turn; when the
   * third begins, both are over.
   */
  private static final int PULSES = 3;

  private FxThread() {}

  /** Does something there, and waits for what it gives. */
  public static <T> T call(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return await(result);
  }

  /** Does something there, and waits until it is done. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Waits until something is so.
   *
   * @param isSo is asked on JavaFX's thread
   * @param told what to say if it never is
   */
  public static void until(Callable<Boolean> isSo, Supplier<String> told) {
    Patience.Deadline deadline = Patience.deadline();
    while (!call(isSo)) {
      if (deadline.hasPassed()) {
        throw new AssertionError("waited in vain; " + told.get());
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until something is so. */
  public static void until(Callable<Boolean> isSo) {
    until(isSo, () -> "there is nothing to say about it");
  }

  /** Waits until all windows are laid out as they are now. */
  public static void untilLaidOut() {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    run(
        () ->
            new AnimationTimer() {
              private int pulses;

              @Override
              public void handle(long now) {
                if (++pulses == PULSES) {
                  stop();
                  over.complete(true);
                }
              }
            }.start());
    await(over);
  }

  private static <T> T await(CompletableFuture<T> result) {
    try {
      return result.get(Patience.SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("JavaFX's thread does not answer", e);
    }
  }
}
