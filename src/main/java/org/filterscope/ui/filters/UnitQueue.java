package org.filterscope.ui.filters;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Runs work for the units in view: the most urgent first, a few at a time. Work that is no longer
 * wanted is cancelled. Used on the JavaFX application thread.
 *
 * @param <U> a unit together with the kind of work; if the kind changes, running work is cancelled,
 *     too
 * @param <T> the result of the work
 */
final class UnitQueue<U, T> {

  private final int atOnce;
  private final Executor window;
  private final BiFunction<U, Cancellation, CompletableFuture<T>> work;
  private final BiConsumer<U, T> results;
  private final BiConsumer<U, Throwable> failures;
  private final Deque<U> waiting = new ArrayDeque<>();
  private final Map<U, Cancellation> running = new HashMap<>();

  /**
   * Creates an empty queue.
   *
   * @param atOnce how many units are worked on at the same time
   * @param window runs work on the JavaFX application thread
   * @param work starts work on a unit
   * @param results receives results
   * @param failures receives failures
   */
  UnitQueue(
      int atOnce,
      Executor window,
      BiFunction<U, Cancellation, CompletableFuture<T>> work,
      BiConsumer<U, T> results,
      BiConsumer<U, Throwable> failures) {
    this.atOnce = atOnce;
    this.window = window;
    this.work = work;
    this.results = results;
    this.failures = failures;
  }

  /** Requests these units and no others, the most urgent first. */
  void want(List<U> units) {
    waiting.clear();
    running
        .entrySet()
        .removeIf(
            entry -> {
              boolean isOver = !units.contains(entry.getKey());
              if (isOver) {
                entry.getValue().cancel();
              }
              return isOver;
            });
    for (U unit : units) {
      if (!running.containsKey(unit)) {
        waiting.add(unit);
      }
    }
    fill();
  }

  private void fill() {
    while (running.size() < atOnce && !waiting.isEmpty()) {
      U unit = waiting.remove();
      Cancellation cancellation = new Cancellation();
      running.put(unit, cancellation);
      var unused =
          work.apply(unit, cancellation)
              .whenCompleteAsync(
                  (result, failure) -> ended(unit, cancellation, result, failure), window);
    }
  }

  private void ended(U unit, Cancellation cancellation, T result, @Nullable Throwable failure) {
    running.remove(unit, cancellation);
    if (!cancellation.isCancelled()) {
      if (failure == null) {
        results.accept(unit, result);
      } else if (!(Answers.cause(failure) instanceof CancellationException)) {
        failures.accept(unit, Answers.cause(failure));
      }
    }
    fill();
  }
}
