package org.filterscope.ui.learn.experiment;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.KeptResults;
import org.filterscope.experiment.result.Result;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.FolderDrop;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.job.JobView;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.jspecify.annotations.Nullable;

/** An experiment: its choices, the run, its result, and those that were kept. */
final class ExperimentView extends LiveScroll {

  private final Messages words;
  private final Lesson lesson;
  private final ExperimentViewModel model;
  private final VBox shown = new VBox(14);
  private @Nullable ResultPane pane;

  ExperimentView(
      Experiment experiment, Lesson lesson, ExperimentSetup setup, ExperimentViewModel model) {
    this.words = lesson.words();
    this.lesson = lesson;
    this.model = model;
    Button run = new Button(words.get("learn.experiment.run"));
    run.setId("experiment-run");
    run.getStyleClass().add("accent");
    // A binding tells of changes only once somebody has read it.
    ObservableValue<Boolean> ready = setup.ready();
    run.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.isRunning() || !ready.getValue(), model.job(), ready));
    run.setOnAction(event -> model.start(setup.run()));
    Button keep = new Button(words.get("learn.experiment.keep"));
    keep.setId("experiment-keep");
    keep.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.result().get() == null || model.isKept().get(),
                model.result(),
                model.isKept()));
    keep.setOnAction(
        event -> {
          // Disabled with the focus on it, it would pass that on to the table and scroll there.
          run.requestFocus();
          model.keep();
        });
    FlowPane buttons = new FlowPane(8, 6, run, keep);
    buttons.setAlignment(Pos.CENTER_LEFT);
    JobView job =
        new JobView(
            words, lesson.workspace().window(), "experiment-job", JobView.Form.BLOCK, model.job());
    Label empty = Texts.note(words.get("learn.experiment." + experiment.id() + ".time"));
    VBox content =
        new VBox(10, setup.node(), empty, buttons, job, shown, new KeptPane(words, model));
    content.getStyleClass().add("experiment-chapter");
    content
        .getStylesheets()
        .add(
            Objects.requireNonNull(ExperimentView.class.getResource("experiment.css"))
                .toExternalForm());
    setContent(content);
    FolderDrop.on(
        this, lesson.workspace().desk(), folder -> setup.visit(new Visit.ToFolder(folder)));
    setFitToWidth(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    model.result().addListener((property, old, now) -> show());
    model.compared().addListener((property, old, now) -> show());
    show();
  }

  /** The plots in view. */
  Optional<Exportable> figure() {
    return Optional.ofNullable(pane).flatMap(ResultPane::figure);
  }

  private void show() {
    shown.getChildren().clear();
    Result result = model.result().get();
    KeptResults.Kept compared = model.compared().get();
    Result other = compared == null ? null : compared.result();
    pane = result == null ? null : new ResultPane(lesson, result, other);
    if (pane != null) {
      shown.getChildren().add(pane);
    }
  }
}
