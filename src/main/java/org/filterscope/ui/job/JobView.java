package org.filterscope.ui.job;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.JobStatus;
import org.filterscope.task.Problem;
import org.filterscope.task.Subscription;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.jspecify.annotations.Nullable;

/**
 * Shows a job on a screen: its step, progress, time left, controls, and why it failed. It takes no
 * room while there is nothing to show.
 */
public final class JobView extends VBox implements AutoCloseable {

  private static final double LINE_BAR = 120;

  private final Messages words;
  private final JobText text;
  private final Executor window;
  private final ObservableValue<? extends @Nullable Job<?>> jobs;
  private final ChangeListener<@Nullable Job<?>> changed = (property, old, now) -> use(now);
  private final ProgressBar bar = new ProgressBar();
  private final Label how = new Label();

  /** The overall progress of a job with several steps. Only the larger form has room for it. */
  private final Label overall = new Label();

  private final Button pause = new Button();
  private final Button stop = new Button();
  private final Button cancel = new Button();
  private final Pane running;
  private final Label problem = new Label();
  private final HBox failed;
  private Subscription subscription = () -> {};
  private @Nullable Job<?> job;

  /** The layout of the view. */
  public enum Form {
    /** All on one line. */
    LINE,
    /** Over the full width, with a line for each part. */
    BLOCK
  }

  /**
   * Shows the current job of a kind, until it is closed.
   *
   * @param window runs work on the JavaFX application thread
   * @param id the prefix of the IDs of its parts
   * @param jobs the current job; null if none runs
   */
  public JobView(
      Messages words,
      Executor window,
      String id,
      Form form,
      ObservableValue<? extends @Nullable Job<?>> jobs) {
    super(4);
    this.words = words;
    this.window = window;
    this.jobs = jobs;
    text = new JobText(words);
    bar.setId(id + "-bar");
    how.setId(id + "-text");
    how.setMinWidth(0);
    overall.setId(id + "-overall");
    dress(pause, id + "-pause", form, () -> pauseOrResume());
    dress(stop, id + "-stop", form, () -> withJob(Job::stop));
    dress(cancel, id + "-cancel", form, () -> withJob(Job::cancel));
    stop.setText(words.get("job.stop"));
    cancel.setText(words.get("job.cancel"));
    running = form == Form.LINE ? line() : block();
    failed = failed(id);
    getChildren().addAll(running, failed);
    jobs.addListener(changed);
    use(jobs.getValue());
  }

  /** Sets the tooltip of a button. */
  public void explain(JobControl control, String tooltip) {
    button(control).setTooltip(new Tooltip(tooltip));
  }

  /** Sets the text of a button. */
  public void name(JobControl control, String name) {
    button(control).setText(name);
  }

  @Override
  public void close() {
    jobs.removeListener(changed);
    subscription.close();
  }

  private Button button(JobControl control) {
    return switch (control) {
      case PAUSE -> pause;
      case STOP -> stop;
      case CANCEL -> cancel;
    };
  }

  private static void dress(Button button, String id, Form form, Runnable action) {
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    if (form == Form.LINE) {
      button.getStyleClass().add("small");
    }
  }

  private Pane line() {
    bar.setMinWidth(LINE_BAR);
    bar.setPrefWidth(LINE_BAR);
    HBox.setHgrow(how, Priority.ALWAYS);
    how.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(8, bar, how, pause, stop, cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Pane block() {
    bar.setMaxWidth(Double.MAX_VALUE);
    how.getStyleClass().add("page-text");
    how.setWrapText(true);
    how.setMinHeight(Region.USE_PREF_SIZE);
    overall.getStyleClass().add("job-overall");
    return new VBox(12, bar, overall, how, new HBox(8, pause, stop, cancel));
  }

  private HBox failed(String id) {
    problem.setId(id + "-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(problem, Priority.ALWAYS);
    String dismiss = words.get("job.dismiss");
    IconButton close = new IconButton("mdal-close", dismiss, dismiss, this::dismiss);
    HBox line = new HBox(8, problem, close);
    visible(line, false);
    return line;
  }

  private void use(@Nullable Job<?> now) {
    subscription.close();
    job = now;
    visible(running, now != null);
    if (now == null) {
      fit();
      return;
    }
    visible(failed, false);
    subscription = now.observe(window, status -> show(now, status));
    show(now, now.status());
  }

  private void show(Job<?> shown, JobStatus status) {
    bar.setProgress(
        status.state() == JobStatus.State.STOPPING ? -1 : Math.max(-1, status.overallShare()));
    overall.setText(text.overall(status));
    visible(overall, !overall.getText().isEmpty());
    how.setText(text.whole(shown, status));
    bar.setAccessibleText(text.line(shown, status));
    boolean isPaused = status.state() == JobStatus.State.PAUSED;
    pause.setText(words.get(isPaused ? "job.resume" : "job.pause"));
    for (JobControl control : JobControl.values()) {
      visible(button(control), shown.heeds(control));
      button(control).setDisable(!shown.can(control));
    }
    Throwable reason = status.failure();
    if (reason != null) {
      problem.setText(
          reason instanceof Problem ? reason.getLocalizedMessage() : words.get("job.failed"));
      visible(failed, true);
    }
    fit();
  }

  private void pauseOrResume() {
    withJob(
        now -> {
          if (now.status().state() == JobStatus.State.PAUSED) {
            now.resume();
          } else {
            now.pause();
          }
        });
  }

  private void withJob(Consumer<Job<?>> action) {
    Job<?> now = job;
    if (now != null) {
      action.accept(now);
    }
  }

  private void dismiss() {
    visible(failed, false);
    fit();
  }

  private void fit() {
    visible(this, running.isVisible() || failed.isVisible());
  }

  private static void visible(Node node, boolean isVisible) {
    node.setVisible(isVisible);
    node.setManaged(isVisible);
  }
}
