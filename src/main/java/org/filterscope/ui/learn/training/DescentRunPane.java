package org.filterscope.ui.learn.training;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.filterscope.lesson.learning.Descent;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** Fifty steps: the loss of each, the learning rate, and which step the dots show. */
final class DescentRunPane extends VBox {

  /** The rate's powers of ten. */
  private static final double LEAST = -3;

  private static final double GREATEST = 2;

  /** The chart's height; less if it has to fit below the dots. */
  private static final double ROOMY = 190;

  private static final double SQUEEZED = 150;
  private static final Duration EACH = Duration.millis(120);
  private static final int LAST_SEED = 999;

  private final Messages words;
  private final DescentViewModel model;
  private final DescentText text;
  private final XYChart.Series<Number, Number> losses = new XYChart.Series<>();
  private final XYChart.Series<Number, Number> here = new XYChart.Series<>();
  private final LineChart<Number, Number> chart;
  private final Label verdict = Texts.text("");
  private final Label rateText = new Label();
  private final Label stepText = new Label();
  private final Button play;
  private final Timeline playing;

  DescentRunPane(Messages words, DescentViewModel model, DescentText text) {
    super(6);
    this.words = words;
    this.model = model;
    this.text = text;
    NumberAxis steps =
        new NumberAxis(words.get("learn.descent.run.steps"), 0, DescentViewModel.STEPS, 10);
    steps.setMinorTickVisible(false);
    NumberAxis loss = new NumberAxis();
    loss.setLabel(words.get("learn.descent.run.loss"));
    loss.setMinorTickVisible(false);
    chart = new LineChart<>(steps, loss);
    chart.setId("descent-losses");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCreateSymbols(true);
    squeeze(false);
    chart.getData().add(losses);
    chart.getData().add(here);
    VBox.setVgrow(chart, Priority.ALWAYS);
    verdict.setId("rate-verdict");
    play = new Button(words.get("learn.descent.run.play"));
    play.setId("play-steps");
    play.setMinWidth(Region.USE_PREF_SIZE);
    play.setOnAction(event -> playOrPause());
    playing = new Timeline(new KeyFrame(EACH, event -> forward()));
    playing.setCycleCount(Animation.INDEFINITE);
    getChildren().addAll(rate(), verdict, steps(), chart, seeds());
    model.descent().addListener((property, old, now) -> show(now));
    model.stepsTaken().addListener((property, old, now) -> showStep());
    show(model.descent().get());
  }

  /** Stops playing. */
  void pause() {
    playing.stop();
    play.setText(words.get("learn.descent.run.play"));
  }

  /** Sets whether it has to fit below the dots. */
  void squeeze(boolean isSqueezed) {
    double height = isSqueezed ? SQUEEZED : ROOMY;
    chart.setMinHeight(height);
    chart.setPrefHeight(height);
  }

  private HBox rate() {
    Slider slider = new Slider(LEAST, GREATEST, Math.log10(model.rate().get()));
    slider.setId("rate");
    slider.setAccessibleText(words.get("learn.descent.rate.accessible"));
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setShowTickMarks(true);
    slider.setShowTickLabels(true);
    slider.setBlockIncrement(0.1);
    slider.setLabelFormatter(new LabelConverter<>(NumberFormats::powerOfTen));
    slider
        .valueProperty()
        .addListener((property, old, now) -> model.rate().set(Math.pow(10, now.doubleValue())));
    HBox.setHgrow(slider, Priority.ALWAYS);
    rateText.setId("rate-text");
    return row(new Label(words.get("learn.descent.rate")), slider, rateText);
  }

  private HBox steps() {
    Slider slider = new Slider(0, DescentViewModel.STEPS, model.stepsTaken().get());
    slider.setId("steps-taken");
    slider.setAccessibleText(words.get("learn.descent.run.step.accessible"));
    slider.setBlockIncrement(1);
    slider
        .valueProperty()
        .addListener(
            (property, old, now) -> model.stepsTaken().set((int) Math.round(now.doubleValue())));
    model
        .stepsTaken()
        .addListener(
            (property, old, now) -> {
              if (Math.round(slider.getValue()) != now.intValue()) {
                slider.setValue(now.intValue());
              }
            });
    HBox.setHgrow(slider, Priority.ALWAYS);
    stepText.setId("step-text-of-run");
    return row(play, slider, stepText);
  }

  private HBox seeds() {
    Spinner<Integer> spinner = new Spinner<>();
    spinner.setValueFactory(
        new SpinnerValueFactory.IntegerSpinnerValueFactory(0, LAST_SEED, model.seed().get()));
    spinner.setId("descent-seed");
    spinner.setPrefWidth(80);
    spinner.getEditor().setAccessibleText(words.get("learn.descent.seed"));
    spinner.setAccessibleText(words.get("learn.descent.seed"));
    model.seed().bind(spinner.valueProperty());
    Label note = Texts.note(words.get("learn.descent.seed.note"));
    HBox.setHgrow(note, Priority.ALWAYS);
    return row(new Label(words.get("learn.descent.seed")), spinner, note);
  }

  private static HBox row(Region... parts) {
    HBox row = new HBox(8, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    for (Region part : parts) {
      if (part instanceof Label label && !label.isWrapText()) {
        label.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    return row;
  }

  private void playOrPause() {
    if (playing.getStatus() == Animation.Status.RUNNING) {
      pause();
      return;
    }
    if (model.stepsTaken().get() >= DescentViewModel.STEPS) {
      model.stepsTaken().set(0);
    }
    play.setText(words.get("learn.descent.run.pause"));
    playing.play();
  }

  private void forward() {
    model.stepsTaken().set(Math.min(DescentViewModel.STEPS, model.stepsTaken().get() + 1));
    if (model.stepsTaken().get() == DescentViewModel.STEPS) {
      pause();
    }
  }

  private void show(@Nullable Descent run) {
    rateText.setText(NumberFormats.of(model.rate().get()));
    if (run == null) {
      return;
    }
    var points = FXCollections.<XYChart.Data<Number, Number>>observableArrayList();
    for (int i = 0; i < run.losses().size(); i++) {
      points.add(new XYChart.Data<>(i, run.losses().get(i)));
    }
    losses.setData(points);
    verdict.setText(text.verdict(run));
    chart.setAccessibleText(verdict.getText());
    showStep();
  }

  private void showStep() {
    Descent run = model.descent().get();
    int step = model.stepsTaken().get();
    if (run == null || step >= run.losses().size()) {
      return;
    }
    double loss = run.losses().get(step);
    here.setData(FXCollections.observableArrayList(List.of(new XYChart.Data<>(step, loss))));
    stepText.setText(
        words.get("learn.descent.run.step", step, DescentViewModel.STEPS, NumberFormats.of(loss)));
  }
}
