package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.testing.FakeScheduler;
import org.junit.jupiter.api.Test;

class JobsTest {

  private final FakeScheduler clock = new FakeScheduler();
  private final Jobs jobs = new Jobs(clock, Runnable::run, () -> Instant.EPOCH);
  private final CompletableFuture<String> work = new CompletableFuture<>();

  @Test
  void workOfLessThanASecondIsNotShown() {
    started("Opening");
    clock.advance(Duration.ofMillis(900));
    work.complete("");
    clock.advance(Duration.ofSeconds(5));

    assertThat(jobs.shown()).isEmpty();
  }

  @Test
  void longerWorkIsShownUntilItIsOver() {
    Job<String> job = started("Loading");
    clock.advance(Duration.ofMillis(1100));
    assertThat(jobs.shown()).containsExactly(job);

    work.complete("");

    assertThat(jobs.shown()).isEmpty();
    assertThat(jobs.running()).isEmpty();
  }

  @Test
  void workThatFailsIsNotShownAnyMore() {
    started("Loading");
    clock.advance(Duration.ofMillis(1100));

    work.completeExceptionally(new IllegalStateException("a bug"));

    assertThat(jobs.shown()).isEmpty();
  }

  @Test
  void whatIsToldOfAShownJobIsCounted() {
    Job<String> job = started("Loading");
    clock.advance(Duration.ofMillis(1100));
    long before = jobs.changes().get();

    job.report(1, 2, "");

    assertThat(jobs.changes().get()).isGreaterThan(before);
  }

  @Test
  void cancelReachesTheWork() {
    Cancellation cancellation = new Cancellation();
    Job<String> job = jobs.create("Loading", cancellation);
    job.follow(work);

    job.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
  }

  private Job<String> started(String name) {
    Job<String> job = jobs.create(name, ProgressUnit.PARTS);
    job.follow(work);
    return job;
  }
}
