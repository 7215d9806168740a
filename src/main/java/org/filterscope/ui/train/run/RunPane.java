package org.filterscope.ui.train.run;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.task.JobControl;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/** The progress of a training, and its curves. */
public final class RunPane extends StackPane {

  private final TrainingRun training;
  private final ReadOnlyObjectProperty<@Nullable Path> folder;
  private final Messages words;
  private final Label title = Texts.title("");
  private final LearningCurves curves;

  /**
   * A training.
   *
   * @param folder the training folder
   */
  public RunPane(
      Messages words,
      Executor window,
      TrainingRun training,
      ReadOnlyObjectProperty<@Nullable Path> folder) {
    this.words = words;
    this.training = training;
    this.folder = folder;
    setId("running");
    curves = new LearningCurves(words);
    JobView running = new JobView(words, window, "run", JobView.Form.BLOCK, training.job());
    running.explain(JobControl.STOP, words.get("train.stop.tooltip"));
    running.explain(JobControl.CANCEL, words.get("train.cancel.tooltip"));
    VBox content = new VBox(12, title, running, Texts.note(words.get("train.run.note")), curves);
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    getChildren().add(scroll);
    training.job().addListener((property, old, now) -> name());
    training.curve().addListener((javafx.beans.Observable change) -> draw());
    name();
    draw();
  }

  private void name() {
    Path now = folder.get();
    title.setText(
        words.get("train.run.title", now == null ? "" : String.valueOf(now.getFileName())));
  }

  private void draw() {
    curves.show(LearningCurves.latest(training.curve()));
  }
}
