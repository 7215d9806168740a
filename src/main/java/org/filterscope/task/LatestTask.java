package org.filterscope.task;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work of one kind of which only the latest request matters, such as the maps of the image shown.
 *
 * <p>A newer request cancels the older one. Work starts after a short pause, so that a key held
 * down does not start it twenty times a second. A result that comes late is dropped. Safe for use
 * by several threads; results and failures arrive on the delivery executor only.
 *
 * @param <T> what the work results in
 */
public final class LatestTask<T> {

  private final Duration pause;
  private final ScheduledExecutorService scheduler;
  private final Executor delivery;
  private final Consumer<? super T> results;
  private final Consumer<? super Throwable> failures;
  private final AtomicReference<@Nullable Cancellation> latest = new AtomicReference<>();

  /**
   * A kind of work; nothing is started yet.
   *
   * @param pause how long a request waits for a newer one before it starts
   * @param scheduler waits out the pause; it only starts work and never computes
   * @param delivery where results and failures arrive, such as {@code Platform::runLater}
   * @param results takes the result of the latest request
   * @param failures takes what the latest request threw: a {@link Problem}, or a bug
   */
  public LatestTask(
      Duration pause,
      ScheduledExecutorService scheduler,
      Executor delivery,
      Consumer<? super T> results,
      Consumer<? super Throwable> failures) {
    this.pause = pause;
    this.scheduler = scheduler;
    this.delivery = delivery;
    this.results = results;
    this.failures = failures;
  }

  /**
   * Asks for work, in place of what was asked for before.
   *
   * @param work starts the work, such as {@code cancellation -> engine.now(() -> …)}, and lets it
   *     check the cancellation between its steps
   */
  public void request(Function<Cancellation, CompletableFuture<T>> work) {
    Cancellation mine = new Cancellation();
    replaceWith(mine);
    var unused = scheduler.schedule(() -> start(work, mine), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Cancels the latest request, if there is one; nothing of it will arrive. */
  public void cancel() {
    replaceWith(null);
  }

  private void replaceWith(@Nullable Cancellation newer) {
    Cancellation older = latest.getAndSet(newer);
    if (older != null) {
      older.cancel();
    }
  }

  private void start(Function<Cancellation, CompletableFuture<T>> work, Cancellation mine) {
    if (mine.isCancelled()) {
      return;
    }
    CompletableFuture<T> result;
    try {
      result = work.apply(mine);
    } catch (RuntimeException e) {
      result = CompletableFuture.failedFuture(e);
    }
    var unused =
        result.whenComplete(
            (value, failure) -> delivery.execute(() -> deliver(mine, value, failure)));
  }

  /** Whether a request is still the latest is asked on the thread that shows its result. */
  private void deliver(Cancellation mine, T value, @Nullable Throwable failure) {
    if (mine.isCancelled()) {
      return;
    }
    if (failure == null) {
      results.accept(value);
      return;
    }
    Throwable reason = Answers.cause(failure);
    if (!(reason instanceof CancellationException)) {
      failures.accept(reason);
    }
  }
}
