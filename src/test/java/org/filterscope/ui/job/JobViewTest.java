package org.filterscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.JobStep;
import org.filterscope.task.Problem;
import org.filterscope.task.ProgressUnit;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.ui.Jobs;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a screen shows of its job; all happens on JavaFX's thread. */
@ExtendWith(ApplicationExtension.class)
class JobViewTest {

  private final Jobs jobs = new Jobs(new FakeScheduler(), Runnable::run, () -> Instant.EPOCH);
  private final SimpleObjectProperty<@Nullable Job<String>> current = new SimpleObjectProperty<>();
  private final CompletableFuture<String> work = new CompletableFuture<>();
  private JobView view;
  private FxRobot robot;

  @Start
  void show(Stage stage) {
    view =
        new JobView(new Messages(Locale.ENGLISH), Runnable::run, "job", JobView.Form.LINE, current);
    stage.setScene(new Scene(view, 600, 80));
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void take(FxRobot fxRobot) {
    robot = fxRobot;
  }

  @Test
  void withoutAJobItTakesNoRoom() {
    assertThat(view.isManaged()).isFalse();
  }

  @Test
  void aJobIsPausedAndResumed() {
    Job<String> job = start(JobControl.PAUSE, JobControl.CANCEL);
    robot.interact(() -> job.report(1, 4, ""));

    fire("#job-pause");
    assertThat(job.pauseRequest().isPaused()).isTrue();
    assertThat(text("#job-text")).isEqualTo("Indexing cats: 1 of 4, paused");
    assertThat(text("#job-pause")).isEqualTo("Resume");

    fire("#job-pause");
    assertThat(job.pauseRequest().isPaused()).isFalse();
    assertThat(text("#job-pause")).isEqualTo("Pause");
  }

  @Test
  void onlyWhatTheWorkHeedsIsOffered() {
    start(JobControl.CANCEL);

    assertThat(button("#job-pause").isVisible()).isFalse();
    assertThat(button("#job-stop").isVisible()).isFalse();
    assertThat(button("#job-cancel").isVisible()).isTrue();
  }

  @Test
  void stopIsOfferedOnceThereIsAResultToKeep() {
    Job<String> job = start(JobControl.STOP, JobControl.CANCEL);
    robot.interact(() -> job.begin(new JobStep("Reading", 1, 2, ProgressUnit.IMAGES, false)));
    assertThat(button("#job-stop").isDisabled()).isTrue();
    robot.interact(() -> job.begin(new JobStep("Learning", 2, 2, ProgressUnit.PARTS, true)));

    fire("#job-stop");

    assertThat(job.stopRequest().isRequested()).isTrue();
    assertThat(text("#job-text")).isEqualTo("Learning (step 2 of 2): stopping");
  }

  @Test
  void cancelReachesTheWork() {
    Job<String> job = start(JobControl.CANCEL);

    fire("#job-cancel");

    assertThat(job.cancellation().isCancelled()).isTrue();
  }

  @Test
  void aProblemStaysUntilItIsDismissed() {
    start(JobControl.CANCEL);
    robot.interact(
        () -> {
          work.completeExceptionally(new Problem("image.missing", "cat.jpg"));
          current.set(null);
        });
    assertThat(text("#job-problem")).contains("cat.jpg");
    assertThat(robot.lookup("#job-problem").query().getParent().isVisible()).isTrue();

    robot.interact(robot.lookup(".button-icon").queryAs(Button.class)::fire);

    assertThat(view.isManaged()).isFalse();
  }

  @Test
  void aClosedViewFollowsNothing() {
    Job<String> job = start(JobControl.CANCEL);
    robot.interact(
        () -> {
          view.close();
          job.report(1, 4, "");
          current.set(null);
        });

    assertThat(text("#job-text")).isEqualTo("Indexing cats…");
  }

  private Job<String> start(JobControl... controls) {
    Job<String> job = jobs.create("Indexing cats", ProgressUnit.IMAGES, controls);
    robot.interact(
        () -> {
          job.follow(work);
          current.set(job);
        });
    return job;
  }

  private void fire(String id) {
    robot.interact(button(id)::fire);
  }

  private Button button(String id) {
    return robot.lookup(id).queryAs(Button.class);
  }

  private String text(String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }
}
