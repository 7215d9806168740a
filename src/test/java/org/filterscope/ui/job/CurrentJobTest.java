package org.filterscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.ui.Jobs;
import org.junit.jupiter.api.Test;

class CurrentJobTest {

  private final Jobs jobs = new Jobs(new FakeScheduler(), Runnable::run, () -> Instant.EPOCH);
  private final List<Runnable> queue = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final CurrentJob<String> current = new CurrentJob<>(Runnable::run);

  @Test
  void ofTwoJobsOnlyTheLaterIsHeard() {
    start("first", queue::add);
    start("second", queue::add);
    queue.forEach(Runnable::run);

    assertThat(heard).containsExactly("second");
  }

  @Test
  void whoTakesTheResultCanStartTheNext() {
    Job<String> job = job();
    current.start(
        job,
        Runnable::run,
        () -> "one",
        new Heard() {
          @Override
          public void completed(String result) {
            super.completed(result + (current.isRunning() ? " while it runs" : ""));
          }
        });

    assertThat(heard).containsExactly("one");
  }

  @Test
  void aCancelledJobIsHeardOf() {
    start("one", queue::add);

    current.cancel();

    assertThat(heard).containsExactly("cancelled");
    assertThat(current.isRunning()).isFalse();
  }

  @Test
  void aJobThatIsLeftIsCancelledAndNotHeardOf() {
    Job<String> job = start("one", queue::add);

    current.leave();

    assertThat(job.cancellation().isCancelled()).isTrue();
    assertThat(heard).isEmpty();
  }

  private Job<String> start(String result, Executor executor) {
    Job<String> job = job();
    current.start(job, executor, () -> result, new Heard());
    return job;
  }

  private Job<String> job() {
    return jobs.create("Loading", ProgressUnit.PARTS, JobControl.CANCEL);
  }

  private class Heard implements JobCompletionHandler<String> {
    @Override
    public void completed(String result) {
      heard.add(result);
    }

    @Override
    public void failed(Throwable reason) {
      heard.add("failed");
    }

    @Override
    public void cancelled() {
      heard.add("cancelled");
    }
  }
}
