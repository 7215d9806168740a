package org.filterscope.ui.train;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far training has come, and how it goes. */
final class RunPane extends StackPane {

  private final TrainViewModel model;
  private final Messages words;
  private final StepText text;
  private final Label title = Texts.title("");
  private final ProgressBar bar = new ProgressBar();
  private final Label how = Texts.text("");
  private final Button stop;
  private final LearningCurves curves;

  RunPane(TrainViewModel model) {
    this.model = model;
    words = model.words();
    text = new StepText(words);
    setId("running");
    curves = new LearningCurves(words);
    bar.setMaxWidth(Double.MAX_VALUE);
    how.setId("run-text");
    stop = new Button(words.get("train.stop"), new FontIcon("mdmz-stop_circle"));
    stop.setId("stop");
    stop.setTooltip(new Tooltip(words.get("train.stop.tooltip")));
    stop.setOnAction(event -> model.training().stop());
    Button cancel = new Button(words.get("train.cancel"));
    cancel.setId("cancel-training");
    cancel.setTooltip(new Tooltip(words.get("train.cancel.tooltip")));
    cancel.setOnAction(event -> model.training().cancel());
    VBox content =
        new VBox(
            12,
            title,
            bar,
            how,
            new HBox(8, stop, cancel),
            Texts.note(words.get("train.run.note")),
            curves);
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    getChildren().add(scroll);
    model.stage().addListener((property, old, now) -> name());
    model.training().step().addListener((property, old, now) -> show(now));
    model.training().stopping().addListener((property, old, now) -> show());
    model.training().curve().addListener((javafx.beans.Observable change) -> draw());
    name();
    show();
    draw();
  }

  private void name() {
    var folder = model.folder().get();
    title.setText(
        words.get("train.run.title", folder == null ? "" : String.valueOf(folder.getFileName())));
  }

  private void show() {
    show(model.training().step().get());
  }

  private void show(@Nullable Step step) {
    boolean isStopping = model.training().stopping().get();
    bar.setProgress(isStopping ? -1 : StepText.done(step));
    how.setText(isStopping ? words.get("train.stopping") : text.of(step));
    bar.setAccessibleText(how.getText());
    // Before there is a first state, there is no best one to keep.
    stop.setDisable(isStopping || step == null || !step.step().canStop());
  }

  private void draw() {
    curves.show(LearningCurves.latest(model.training().curve()));
  }
}
