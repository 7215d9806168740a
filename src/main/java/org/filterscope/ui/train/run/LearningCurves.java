package org.filterscope.ui.train.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.training.progress.Epoch;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** Loss and validation accuracy, epoch by epoch, of the setting that is being tried. */
public final class LearningCurves extends VBox {

  private static final double HEIGHT = 230;

  private final Messages words;
  private final Label setting = Texts.note("");
  private final XYChart.Series<Number, Number> trainingLoss = new XYChart.Series<>();
  private final XYChart.Series<Number, Number> validationLoss = new XYChart.Series<>();
  private final XYChart.Series<Number, Number> accuracy = new XYChart.Series<>();
  private final LineChart<Number, Number> losses;
  private final LineChart<Number, Number> accuracies;
  private final HBox charts;

  /** Creates empty charts. */
  public LearningCurves(Messages words) {
    this.words = words;
    trainingLoss.setName(words.get("train.curve.training-loss"));
    validationLoss.setName(words.get("train.curve.validation-loss"));
    accuracy.setName(words.get("train.curve.accuracy"));
    losses = chart(words.get("train.curve.loss"));
    losses.setId("losses");
    losses.getData().add(trainingLoss);
    losses.getData().add(validationLoss);
    accuracies = chart(words.get("train.curve.accuracy.axis"));
    accuracies.setId("accuracies");
    accuracies.getData().add(accuracy);
    charts = new HBox(12, losses, accuracies);
    HBox.setHgrow(losses, Priority.ALWAYS);
    HBox.setHgrow(accuracies, Priority.ALWAYS);
    setSpacing(4);
    getChildren().addAll(setting, charts);
  }

  /** Shows the epochs of a training. */
  public void show(List<Epoch> points) {
    Texts.show(charts, !points.isEmpty());
    if (points.isEmpty()) {
      setting.setText(words.get("train.curve.none"));
      return;
    }
    Epoch last = points.get(points.size() - 1);
    scale(losses, last.of(), points.size());
    scale(accuracies, last.of(), points.size());
    fill(trainingLoss, points, Epoch::trainingLoss);
    fill(validationLoss, points, Epoch::validationLoss);
    fill(accuracy, points, point -> 100 * point.validationAccuracy());
    scaleAccuracy(points);
    setting.setText(describe(last));
    losses.setAccessibleText(
        words.get(
            "train.curve.loss.accessible",
            last.number(),
            Texts.two(last.trainingLoss()),
            Texts.two(last.validationLoss())));
    accuracies.setAccessibleText(
        words.get(
            "train.curve.accuracy.accessible",
            last.number(),
            Texts.percent(last.validationAccuracy())));
  }

  /** The epochs of the setting tried last. */
  public static List<Epoch> latest(List<Epoch> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    Epoch last = all.get(all.size() - 1);
    return all.stream()
        .filter(point -> point.stage() == last.stage() && point.setting().equals(last.setting()))
        .toList();
  }

  /** The axis has room for all epochs from the start, and a single epoch is visible, too. */
  private static void scale(LineChart<Number, Number> chart, int epochs, int points) {
    NumberAxis axis = (NumberAxis) chart.getXAxis();
    axis.setAutoRanging(false);
    axis.setUpperBound(epochs);
    axis.setTickUnit(Math.max(1, Math.rint(epochs / 6.0)));
    chart.setCreateSymbols(points == 1);
  }

  /** From a little below the lowest value up to 100 %, the largest possible one. */
  private void scaleAccuracy(List<Epoch> points) {
    double worst = points.stream().mapToDouble(Epoch::validationAccuracy).min().orElse(0);
    NumberAxis axis = (NumberAxis) accuracies.getYAxis();
    axis.setAutoRanging(false);
    axis.setLowerBound(Math.min(90, 10 * Math.floor(10 * worst)));
    axis.setUpperBound(100);
    axis.setTickUnit((100 - axis.getLowerBound()) / 5);
  }

  private String describe(Epoch last) {
    Epoch.Setting tried = last.setting();
    Object[] facts = {
      last.number(), last.of(), tried.number(), tried.of(), Double.toString(tried.decay())
    };
    boolean isOneOfSeveral = tried.of() > 1;
    return switch (last.stage()) {
      case HEAD ->
          isOneOfSeveral
              ? words.get("train.curve.head.setting", facts)
              : words.get("train.curve.head", facts);
      case BLOCK ->
          isOneOfSeveral
              ? words.get("train.curve.block.setting", facts)
              : words.get("train.curve.block", facts);
    };
  }

  private static void fill(
      XYChart.Series<Number, Number> series, List<Epoch> points, ToDoubleFunction<Epoch> value) {
    List<XYChart.Data<Number, Number>> data =
        points.stream()
            .map(
                point ->
                    new XYChart.Data<Number, Number>(point.number(), value.applyAsDouble(point)))
            .toList();
    series.setData(FXCollections.observableArrayList(data));
  }

  private LineChart<Number, Number> chart(String title) {
    NumberAxis epochs = new NumberAxis();
    epochs.setLabel(words.get("train.curve.epoch"));
    epochs.setForceZeroInRange(false);
    epochs.setMinorTickVisible(false);
    NumberAxis values = new NumberAxis();
    values.setForceZeroInRange(false);
    values.setMinorTickVisible(false);
    LineChart<Number, Number> chart = new LineChart<>(epochs, values);
    chart.setTitle(title);
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    chart.setPrefHeight(HEIGHT);
    chart.setMinHeight(HEIGHT);
    chart.setMinWidth(200);
    chart.setPrefWidth(320);
    return chart;
  }
}
