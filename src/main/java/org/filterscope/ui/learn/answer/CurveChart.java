package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A curve over sums, with a point that can be dragged along it. */
final class CurveChart extends StackPane {

  private static final double VALUES = 64;

  private final NumberAxis sums = new NumberAxis();
  private final NumberAxis values = new NumberAxis();
  private final LineChart<Number, Number> chart = new LineChart<>(sums, values);
  private final XYChart.Series<Number, Number> curve = new XYChart.Series<>();
  private final XYChart.Data<Number, Number> point = new XYChart.Data<>(0, 0);

  /**
   * Creates an empty chart.
   *
   * @param style of the curve
   * @param height of the chart, with its axes
   * @param drag receives the sum that the point is dragged to
   */
  CurveChart(String style, double height, DoubleConsumer drag) {
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    chart.setLegendVisible(false);
    chart.setMinHeight(height);
    chart.setPrefHeight(height);
    chart.setMinWidth(200);
    chart.getStyleClass().addAll("curve-chart", style);
    sums.setAutoRanging(false);
    sums.setMinorTickVisible(false);
    values.setMinorTickVisible(false);
    // The axes of charts above each other are aligned.
    values.setMinWidth(VALUES);
    values.setPrefWidth(VALUES);
    values.setMaxWidth(VALUES);
    XYChart.Series<Number, Number> marked = new XYChart.Series<>();
    Region dot = new Region();
    dot.getStyleClass().add("curve-point");
    point.setNode(dot);
    marked.getData().add(point);
    chart.getData().add(curve);
    chart.getData().add(marked);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> drag(event, drag));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(event, drag));
    getChildren().add(chart);
  }

  /** Names the axes. */
  void name(String ofSums, String ofValues) {
    sums.setLabel(ofSums);
    values.setLabel(ofValues);
  }

  /** Hides the numbers below the axis; a chart further down has them. */
  void withoutSums() {
    sums.setTickLabelsVisible(false);
  }

  /** Sets the text for screen readers. */
  void describe(String text) {
    chart.setAccessibleText(text);
  }

  /** Fixes the axis of the values. */
  void range(double low, double high, double tick) {
    values.setAutoRanging(false);
    values.setLowerBound(low);
    values.setUpperBound(high);
    values.setTickUnit(tick);
  }

  /** Shows a curve. */
  void show(double low, double high, double[] at, double[] value) {
    sums.setLowerBound(low);
    sums.setUpperBound(high);
    sums.setTickUnit(tick(high - low));
    List<XYChart.Data<Number, Number>> points = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      points.add(new XYChart.Data<>(at[i], value[i]));
    }
    curve.setData(FXCollections.observableArrayList(points));
  }

  /** Moves the point. */
  void point(double sum, double value) {
    point.setXValue(sum);
    point.setYValue(value);
  }

  /** A round distance of ticks, so that there are about six. */
  static double tick(double extent) {
    double rough = extent / 6;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
  }

  private void drag(MouseEvent event, DoubleConsumer drag) {
    if (event.isPrimaryButtonDown()) {
      double x = sums.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
      drag.accept(sums.getValueForDisplay(x).doubleValue());
      event.consume();
    }
  }
}
