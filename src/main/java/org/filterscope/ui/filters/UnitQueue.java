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
import java.util.function.Consumer;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Work for units of which those in view matter: the most urgent first, a few at once. What is no
 * longer wanted is cancelled. On the interface's thread.
 *
 * @param <T> what comes of a unit
 */
final class UnitQueue<T> {

  private final int atOnce;
  private final Executor window;
  private final BiFunction<Integer, Cancellation, CompletableFuture<T>> work;
  private final BiConsumer<Integer, T> results;
  private final Consumer<Throwable> failures;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final Map<Integer, Cancellation> running = new HashMap<>();

  /**
   * Nothing is wanted yet.
   *
   * @param atOnce how many units are worked on at the same time
   * @param window the interface's thread
   * @param work starts work on a unit
   * @param results takes what came of it
   * @param failures takes why nothing came of it
   */
  UnitQueue(
      int atOnce,
      Executor window,
      BiFunction<Integer, Cancellation, CompletableFuture<T>> work,
      BiConsumer<Integer, T> results,
      Consumer<Throwable> failures) {
    this.atOnce = atOnce;
    this.window = window;
    this.work = work;
    this.results = results;
    this.failures = failures;
  }

  /** Wants these units and no others, the most urgent first. */
  void want(List<Integer> units) {
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
    for (int unit : units) {
      if (!running.containsKey(unit)) {
        waiting.add(unit);
      }
    }
    fill();
  }

  private void fill() {
    while (running.size() < atOnce && !waiting.isEmpty()) {
      int unit = waiting.poll();
      Cancellation cancellation = new Cancellation();
      running.put(unit, cancellation);
      var unused =
          work.apply(unit, cancellation)
              .whenCompleteAsync(
                  (result, failure) -> ended(unit, cancellation, result, failure), window);
    }
  }

  private void ended(int unit, Cancellation cancellation, T result, @Nullable Throwable failure) {
    running.remove(unit, cancellation);
    if (!cancellation.isCancelled()) {
      if (failure == null) {
        results.accept(unit, result);
      } else if (!(Answers.cause(failure) instanceof CancellationException)) {
        failures.accept(Answers.cause(failure));
      }
    }
    fill();
  }
}
