package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.filterscope.testing.FakeScheduler;
import org.junit.jupiter.api.Test;

/** A job, with time that passes only where a test says so. */
class JobTest {

  private final FakeScheduler scheduler = new FakeScheduler();
  private Instant now = Instant.EPOCH;
  private final Queue<Runnable> worker = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final Job<String> job =
      new Job<>(
          "Indexing cats",
          ProgressUnit.IMAGES,
          EnumSet.allOf(JobControl.class),
          new Cancellation(),
          scheduler,
          () -> now);

  @Test
  void itWaitsUntilItsThreadIsFree() {
    job.start(worker::add, () -> "index");
    assertThat(job.status().state()).isEqualTo(JobStatus.State.WAITING);

    List<JobStatus.State> during = new ArrayList<>();
    job.observe(Runnable::run, status -> during.add(status.state()));
    worker.remove().run();

    assertThat(during).containsExactly(JobStatus.State.RUNNING, JobStatus.State.DONE);
  }

  @Test
  void itsResultIsHandedOver() {
    job.whenOver(Runnable::run, new Heard());
    job.start(Runnable::run, () -> "index");

    assertThat(heard).containsExactly("completed: index");
  }

  @Test
  void whoComesLateIsHandedTheResultAsWell() {
    job.start(Runnable::run, () -> "index");
    job.whenOver(Runnable::run, new Heard());

    assertThat(heard).containsExactly("completed: index");
  }

  @Test
  void aProblemEndsItAndIsPartOfItsStatus() {
    Problem problem = new Problem("image.missing", "cat.jpg");
    job.whenOver(Runnable::run, new Heard());
    job.follow(CompletableFuture.failedFuture(problem));

    assertThat(job.status().state()).isEqualTo(JobStatus.State.FAILED);
    assertThat(job.status().failure()).isSameAs(problem);
    assertThat(heard).containsExactly("failed: " + problem);
  }

  @Test
  void workThatNoticesItsCancellationEndsCancelled() {
    job.whenOver(Runnable::run, new Heard());
    job.start(
        Runnable::run,
        () -> {
          job.cancel();
          job.cancellation().check();
          return "index";
        });

    assertThat(job.status().state()).isEqualTo(JobStatus.State.CANCELLED);
    assertThat(heard).containsExactly("cancelled");
  }

  @Test
  void whoCancelsGetsNoResultEvenIfItCameAlready() {
    job.whenOver(Runnable::run, new Heard());
    job.start(
        Runnable::run,
        () -> {
          job.cancel();
          return "index";
        });

    assertThat(heard).containsExactly("cancelled");
  }

  @Test
  void whoCancelsHearsOfABugStill() {
    job.whenOver(Runnable::run, new Heard());
    job.start(
        Runnable::run,
        () -> {
          job.cancel();
          throw new IllegalStateException("a bug");
        });

    assertThat(heard).containsExactly("failed: java.lang.IllegalStateException: a bug");
  }

  @Test
  void cancelledWhileItWaitsItIsOverAtOnceAndNeverRuns() {
    job.whenOver(Runnable::run, new Heard());
    job.start(
        worker::add,
        () -> {
          heard.add("it ran");
          return "index";
        });

    job.cancel();
    worker.remove().run();

    assertThat(heard).containsExactly("cancelled");
  }

  @Test
  void stoppedItEndsWithTheBestSoFar() {
    job.whenOver(Runnable::run, new Heard());
    job.start(
        Runnable::run,
        () -> {
          job.stop();
          heard.add(job.status().state().name());
          return job.stopRequest().isRequested() ? "best so far" : "best";
        });

    assertThat(job.status().state()).isEqualTo(JobStatus.State.STOPPED);
    assertThat(heard).containsExactly("STOPPING", "completed: best so far");
  }

  @Test
  void aStepThatHasNoResultYetCannotBeStopped() {
    job.follow(new CompletableFuture<>());
    job.begin(new JobStep("Reading", 1, 2, ProgressUnit.IMAGES, false));
    job.stop();
    assertThat(job.can(JobControl.STOP)).isFalse();
    assertThat(job.stopRequest().isRequested()).isFalse();

    job.begin(new JobStep("Learning", 2, 2, ProgressUnit.PARTS, true));

    assertThat(job.can(JobControl.STOP)).isTrue();
  }

  @Test
  void stoppedWhileItIsPausedItGoesOnToItsEnd() {
    job.follow(new CompletableFuture<>());
    job.pause();
    job.stop();

    assertThat(job.pauseRequest().isPaused()).isFalse();
    assertThat(job.status().state()).isEqualTo(JobStatus.State.STOPPING);
  }

  @Test
  void theTimeLeftStandsStillWhileItIsPaused() {
    job.follow(new CompletableFuture<>());
    report(0, 0);
    report(4, 4);
    assertThat(job.status().left()).contains(Duration.ofSeconds(6));

    job.pause();
    report(600, 5);
    assertThat(job.status().state()).isEqualTo(JobStatus.State.PAUSED);
    assertThat(job.status().done()).isEqualTo(5);
    assertThat(job.status().left()).contains(Duration.ofSeconds(6));

    job.resume();
    report(660, 5);
    assertThat(job.status().left()).contains(Duration.ofSeconds(5));
    assertThat(job.status().perSecond()).isEqualTo(1);
  }

  @Test
  void aStepCountsAnew() {
    job.follow(new CompletableFuture<>());
    report(0, 0);
    report(4, 4);
    JobStep step = new JobStep("Learning", 2, 2, ProgressUnit.PARTS, true);

    job.begin(step);

    JobStatus status = job.status();
    assertThat(status.step()).isEqualTo(step);
    assertThat(status.share()).isNegative();
    assertThat(status.left()).isEmpty();
    assertThat(status.perSecond()).isZero();
  }

  @Test
  void ofManyReportsTheFirstAndTheLatestAreTold() {
    job.follow(new CompletableFuture<>());
    List<Long> told = new ArrayList<>();
    job.observe(Runnable::run, status -> told.add(status.done()));

    for (int done = 0; done < 10; done++) {
      job.report(done, 10, "");
    }
    assertThat(told).containsExactly(0L);
    scheduler.advance(JobObserver.REST);

    assertThat(told).containsExactly(0L, 9L);
  }

  @Test
  void anObserverIsToldAFewTimesASecondAtMost() {
    job.follow(new CompletableFuture<>());
    List<Long> told = new ArrayList<>();
    job.observe(Runnable::run, status -> told.add(status.done()));

    for (int done = 0; done < 100; done++) {
      job.report(done, 100, "");
      scheduler.advance(Duration.ofMillis(10));
    }

    assertThat(told).hasSizeBetween(4, 6).isSorted();
  }

  @Test
  void theEndIsToldAtOnceAndNothingAfterIt() {
    CompletableFuture<String> work = new CompletableFuture<>();
    job.follow(work);
    List<JobStatus.State> told = new ArrayList<>();
    job.report(1, 10, "");
    job.observe(Runnable::run, status -> told.add(status.state()));
    job.report(2, 10, "");
    job.report(3, 10, "");

    work.complete("index");
    job.report(10, 10, "");
    scheduler.advance(Duration.ofSeconds(5));

    assertThat(told).containsExactly(JobStatus.State.RUNNING, JobStatus.State.DONE);
  }

  @Test
  void anObserverThatLeftIsToldNothing() {
    job.follow(new CompletableFuture<>());
    List<JobStatus> told = new ArrayList<>();
    Queue<Runnable> window = new ArrayDeque<>();
    Subscription subscription = job.observe(window::add, told::add);
    job.report(1, 10, "");

    subscription.close();
    window.forEach(Runnable::run);
    job.report(2, 10, "");

    assertThat(told).isEmpty();
  }

  @Test
  void anObserverThatIsBusyIsToldTheLatestOnce() {
    job.follow(new CompletableFuture<>());
    List<Long> told = new ArrayList<>();
    Queue<Runnable> window = new ArrayDeque<>();
    job.observe(window::add, status -> told.add(status.done()));

    for (int done = 0; done < 10; done++) {
      job.report(done, 10, "");
      scheduler.advance(Duration.ofSeconds(1));
    }
    window.forEach(Runnable::run);

    assertThat(told).containsExactly(9L);
  }

  @Test
  void workGoesOnWhenTheSchedulerIsShutDown() {
    ScheduledExecutorService closed = Executors.newSingleThreadScheduledExecutor();
    closed.shutdown();
    Job<String> late =
        new Job<>(
            "Indexing",
            ProgressUnit.IMAGES,
            EnumSet.noneOf(JobControl.class),
            Cancellation.NEVER,
            closed,
            () -> now);
    late.observe(Runnable::run, status -> {});

    late.report(1, 10, "");

    assertThat(late.status().done()).isEqualTo(1);
  }

  @Test
  void whatItsWorkDoesNotHeedCannotBeDone() {
    Job<String> fixed =
        new Job<>(
            "Loading",
            ProgressUnit.PARTS,
            EnumSet.noneOf(JobControl.class),
            Cancellation.NEVER,
            scheduler,
            () -> now);
    fixed.follow(new CompletableFuture<>());
    fixed.pause();
    fixed.stop();
    fixed.cancel();

    assertThat(fixed.status().state()).isEqualTo(JobStatus.State.RUNNING);
  }

  @Test
  void workOnTheCallingThreadFailsThereAsWell() {
    assertThatThrownBy(
            () ->
                job.run(
                    () -> {
                      throw new Problem("image.missing", "cat.jpg");
                    }))
        .isInstanceOf(Problem.class);

    assertThat(job.status().state()).isEqualTo(JobStatus.State.FAILED);
  }

  private void report(long second, long done) {
    now = Instant.ofEpochSecond(second);
    job.report(done, 10, "");
  }

  private final class Heard implements JobCompletionHandler<String> {
    @Override
    public void completed(String result) {
      heard.add("completed: " + result);
    }

    @Override
    public void failed(Throwable reason) {
      heard.add("failed: " + reason);
    }

    @Override
    public void cancelled() {
      heard.add("cancelled");
    }
  }
}
