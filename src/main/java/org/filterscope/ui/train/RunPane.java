package org.filterscope.ui.train;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.task.JobControl;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;

/** How far training has come, and how it goes. */
final class RunPane extends StackPane {

  private final TrainViewModel model;
  private final Messages words;
  private final Label title = Texts.title("");
  private final LearningCurves curves;

  RunPane(TrainViewModel model) {
    this.model = model;
    words = model.words();
    setId("running");
    curves = new LearningCurves(words);
    JobView running =
        new JobView(
            words, model.workspace().window(), "run", JobView.Form.BLOCK, model.training().job());
    running.explain(JobControl.STOP, words.get("train.stop.tooltip"));
    running.explain(JobControl.CANCEL, words.get("train.cancel.tooltip"));
    VBox content =
        new VBox(12, title, running, Texts.note(words.get("train.run.note")), curves);
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    getChildren().add(scroll);
    model.stage().addListener((property, old, now) -> name());
    model.training().curve().addListener((javafx.beans.Observable change) -> draw());
    name();
    draw();
  }

  private void name() {
    var folder = model.folder().get();
    title.setText(
        words.get("train.run.title", folder == null ? "" : String.valueOf(folder.getFileName())));
  }

  private void draw() {
    curves.show(LearningCurves.latest(model.training().curve()));
  }
}
