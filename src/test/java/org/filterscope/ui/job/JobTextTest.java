package org.filterscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.ui.Jobs;
import org.filterscope.ui.Messages;
import org.junit.jupiter.api.Test;

class JobTextTest {

  private final JobText text = new JobText(new Messages(Locale.ENGLISH));
  private Instant now = Instant.EPOCH;
  private final Jobs jobs = new Jobs(new FakeScheduler(), Runnable::run, () -> now);

  @Test
  void beforeAnythingIsKnownItIsNamed() {
    assertThat(whole(started(ProgressUnit.IMAGES))).isEqualTo("Indexing cats…");
  }

  @Test
  void photographsAreCountedWithTheirSpeedAndTheTimeLeft() {
    assertThat(whole(halfway(ProgressUnit.IMAGES, 4, 304, 4)))
        .isEqualTo("Indexing cats: 4 of 304, 1.0 a second, about 5 min left");
  }

  @Test
  void bytesAreShownInMillions() {
    assertThat(whole(halfway(ProgressUnit.BYTES, 1_500_000, 3_000_000, 3)))
        .isEqualTo("Indexing cats: 1.5 of 3.0 MB, 50 %, about 3 s left");
  }

  @Test
  void whatMeansNothingToAUserIsAPercentage() {
    assertThat(whole(halfway(ProgressUnit.PARTS, 1, 4, 3600)))
        .isEqualTo("Indexing cats: 25 %, about 3 h 0 min left");
  }

  @Test
  void aPausedJobDoesNotCountOn() {
    Job<String> job = halfway(ProgressUnit.IMAGES, 4, 304, 4);
    job.pause();

    assertThat(whole(job)).isEqualTo("Indexing cats: 4 of 304, paused");
    assertThat(line(job)).isEqualTo("Indexing cats, 1 %, paused");
  }

  @Test
  void aJobThatIsCancelledIsStopping() {
    Job<String> job = halfway(ProgressUnit.IMAGES, 4, 304, 4);
    job.cancel();

    assertThat(whole(job)).isEqualTo("Indexing cats: 4 of 304, stopping");
  }

  @Test
  void aJobWhoseThreadIsBusyIsWaiting() {
    Job<String> job = created(ProgressUnit.IMAGES);

    assertThat(whole(job)).isEqualTo("Indexing cats: waiting for other work");
  }

  @Test
  void oneOfSeveralStepsIsNamedWithItsPlace() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Training the head", 3, 4, ProgressUnit.PARTS, true));
    job.report(1, 2, "");

    assertThat(whole(job)).isEqualTo("Training the head (step 3 of 4): 50 %");
  }

  @Test
  void allStepsHaveOneProgressAndOneTimeLeft() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Reading", 1, 2, ProgressUnit.IMAGES, false, 0, 0.8));
    job.report(0, 100, "");
    now = Instant.ofEpochSecond(50);
    job.report(50, 100, "");

    // Half of 80 % is done in 50 s; the other half takes as long, and the last 20 % half of that.
    assertThat(text.overall(job.status())).isEqualTo("40 %, about 1 min left");
    assertThat(job.status().overallLeft()).contains(Duration.ofSeconds(75));
    assertThat(whole(job)).isEqualTo("Reading (step 1 of 2): 50 of 100, 1.0 a second");
    assertThat(line(job)).isEqualTo("Indexing cats: Reading, 40 %, about 1 min left");
  }

  @Test
  void whileAJobOfSeveralStepsIsPausedAllOfItIs() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Reading", 1, 2, ProgressUnit.IMAGES, false, 0, 0.8));
    job.report(50, 100, "");
    job.pause();

    assertThat(text.overall(job.status())).isEqualTo("40 %, paused");
  }

  @Test
  void aShortStepSaysNothingOfTheTimeOfTheOthers() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Checking", 1, 3, ProgressUnit.IMAGES, false, 0, 0.02));
    job.report(0, 100, "");
    now = Instant.ofEpochSecond(1);
    job.report(50, 100, "");

    assertThat(text.overall(job.status())).isEqualTo("1 %");
  }

  @Test
  void aShortStepSaysWhenAnEvenShorterRestIsOver() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Learning", 2, 3, ProgressUnit.PARTS, false, 0.93, 0.98));
    job.report(0, 100, "");
    now = Instant.ofEpochSecond(10);
    job.report(50, 100, "");

    // 5 % take 20 s, of which 10 s are over; the last 2 % take 8 s.
    assertThat(job.status().overallLeft()).contains(Duration.ofSeconds(18));
  }

  @Test
  void aStepThatCannotSayHowFarItIsStaysWhereTheOneBeforeEnded() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.begin(new JobStep("Learning", 2, 2, ProgressUnit.PARTS, true));

    assertThat(text.overall(job.status())).isEqualTo("50 %");
  }

  @Test
  void aJobOfOneStepHasNothingToSayOfTheWhole() {
    assertThat(text.overall(halfway(ProgressUnit.IMAGES, 4, 304, 4).status())).isEmpty();
  }

  @Test
  void theLineOfTheWindowSaysWhatFileIsAtWork() {
    Job<String> job = started(ProgressUnit.IMAGES);
    job.report(1, 4, Path.of("photographs", "cat.jpg").toString());

    assertThat(line(job)).isEqualTo("Indexing cats: cat.jpg, 25 %");
  }

  private Job<String> halfway(ProgressUnit unit, long done, long total, long seconds) {
    Job<String> job = started(unit);
    job.report(0, total, "");
    now = Instant.ofEpochSecond(seconds);
    job.report(done, total, "");
    return job;
  }

  private Job<String> started(ProgressUnit unit) {
    Job<String> job = created(unit);
    job.follow(new CompletableFuture<>());
    return job;
  }

  private Job<String> created(ProgressUnit unit) {
    return jobs.create("Indexing cats", unit, JobControl.PAUSE, JobControl.CANCEL);
  }

  private String whole(Job<String> job) {
    return text.whole(job, job.status());
  }

  private String line(Job<String> job) {
    return text.line(job, job.status());
  }
}
