package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.filterscope.testing.FakeScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestTaskTest {

  private final FakeScheduler scheduler = new FakeScheduler();
  private final Queue<Runnable> window = new ArrayDeque<>();
  private final List<String> results = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private final LatestTask<String> task =
      new LatestTask<>(Duration.ofMillis(50), scheduler, window::add, results::add, failures::add);

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  @Test
  void workStartsAfterThePause() {
    request("a", new CompletableFuture<>());

    scheduler.advance(Duration.ofMillis(49));
    assertThat(started).isEmpty();
    scheduler.advance(Duration.ofMillis(1));
    assertThat(started).containsExactly("a");
  }

  @Test
  void theResultArrivesOnTheDeliveryExecutorOnly() {
    request("a", CompletableFuture.completedFuture("maps of a"));
    scheduler.advance(Duration.ofMillis(50));

    assertThat(results).isEmpty();
    deliver();
    assertThat(results).containsExactly("maps of a");
  }

  @Test
  void aRequestWithinThePauseReplacesTheOlderOne() {
    request("a", new CompletableFuture<>());
    scheduler.advance(Duration.ofMillis(30));
    request("b", new CompletableFuture<>());
    scheduler.advance(Duration.ofMillis(100));

    assertThat(started).containsExactly("b");
  }

  @Test
  void aNewerRequestCancelsWorkThatRuns() {
    List<Cancellation> cancellations = new ArrayList<>();
    task.request(
        cancellation -> {
          cancellations.add(cancellation);
          return new CompletableFuture<>();
        });
    scheduler.advance(Duration.ofMillis(50));
    request("b", new CompletableFuture<>());

    assertThat(cancellations).singleElement().matches(Cancellation::isCancelled);
  }

  @Test
  void aLateResultIsDropped() {
    CompletableFuture<String> slow = new CompletableFuture<>();
    request("a", slow);
    scheduler.advance(Duration.ofMillis(50));
    request("b", CompletableFuture.completedFuture("maps of b"));
    scheduler.advance(Duration.ofMillis(50));
    slow.complete("maps of a");
    deliver();

    assertThat(results).containsExactly("maps of b");
  }

  @Test
  void aResultThatWaitsForTheWindowIsDroppedWhenANewerRequestComes() {
    request("a", CompletableFuture.completedFuture("maps of a"));
    scheduler.advance(Duration.ofMillis(50));
    request("b", new CompletableFuture<>());
    deliver();

    assertThat(results).isEmpty();
  }

  @Test
  void afterCancellingNothingArrives() {
    request("a", CompletableFuture.completedFuture("maps of a"));
    scheduler.advance(Duration.ofMillis(50));
    task.cancel();
    deliver();

    assertThat(results).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void aProblemArrivesUnwrapped() {
    Problem problem = new Problem("file.full", "a.png");
    request("a", CompletableFuture.failedFuture(new CompletionException(problem)));
    scheduler.advance(Duration.ofMillis(50));
    deliver();

    assertThat(failures).containsExactly(problem);
  }

  @Test
  void workThatFailsToStartIsToldToo() {
    IllegalStateException bug = new IllegalStateException("a bug");
    task.request(
        cancellation -> {
          throw bug;
        });
    scheduler.advance(Duration.ofMillis(50));
    deliver();

    assertThat(failures).containsExactly(bug);
  }

  @Test
  void cancelledWorkIsNoFailure() {
    request("a", CompletableFuture.failedFuture(new Cancelled()));
    scheduler.advance(Duration.ofMillis(50));
    deliver();

    assertThat(failures).isEmpty();
  }

  private void request(String name, CompletableFuture<String> result) {
    task.request(
        cancellation -> {
          started.add(name);
          return result;
        });
  }

  private void deliver() {
    for (Runnable next = window.poll(); next != null; next = window.poll()) {
      next.run();
    }
  }
}
