package org.filterscope.ui;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.LatestTask;
import org.jspecify.annotations.Nullable;

/**
 * Runs work for which only the latest request matters, and tells the window about it: whether work
 * is under way, what it does if it takes long, and why it failed.
 *
 * @param <T> the type of the result
 */
public final class LatestRequest<T> {

  private final Requests requests;
  private final LatestTask<T> task;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Object current;

  /**
   * Creates an idle instance.
   *
   * @param pause how long a request waits for a newer one
   * @param results takes the latest request's result, on the JavaFX application thread
   */
  LatestRequest(Requests requests, Duration pause, Consumer<? super T> results) {
    this.requests = requests;
    task =
        new LatestTask<>(
            pause,
            requests.clock(),
            requests.window(),
            result -> {
              busy.set(false);
              results.accept(result);
            },
            reason -> {
              busy.set(false);
              requests.notices().problem(reason);
            });
  }

  /** Whether the latest request is still under way. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /**
   * Requests work, in place of the previous request.
   *
   * @param what the work does, in words for the user
   * @param work starts it
   */
  public void request(String what, Function<Cancellation, CompletableFuture<T>> work) {
    Object mine = new Object();
    current = mine;
    busy.set(true);
    task.request(cancellation -> start(what, work, cancellation, mine));
  }

  /** Cancels the latest request. */
  public void cancel() {
    task.cancel();
    current = null;
    busy.set(false);
  }

  private CompletableFuture<T> start(
      String what,
      Function<Cancellation, CompletableFuture<T>> work,
      Cancellation cancellation,
      Object mine) {
    Job<T> job = requests.jobs().create(what, cancellation);
    CompletableFuture<T> result;
    try {
      result = work.apply(cancellation);
    } catch (RuntimeException e) {
      result = CompletableFuture.failedFuture(e);
    }
    job.follow(result);
    return result.whenComplete(
        (value, failure) -> {
          if (cancellation.isCancelled() || isCancelled(failure)) {
            requests.window().execute(() -> cancelled(mine));
          }
        });
  }

  /** Tells of a cancelled request if it was the user who cancelled it and not a newer request. */
  private void cancelled(Object request) {
    if (current == request) {
      busy.set(false);
    }
  }

  private static boolean isCancelled(@Nullable Throwable failure) {
    return failure != null && Answers.cause(failure) instanceof CancellationException;
  }
}
