package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import org.filterscope.export.CsvTable;
import org.filterscope.lesson.function.GradientFlow;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.NumberFormats;

/** The product of the derivatives through the layers, for each function. */
final class GradientFigure extends PhotographFigure {

  /** Smaller shares are drawn here, because a function may leave nothing at all. */
  private static final double LEAST = -24;

  private static final double HEIGHT = 330;
  private static final double MOST_NAMES = 20;

  private final GradientFlowViewModel model;
  private final NumberAxis layers = new NumberAxis();
  private final NumberAxis left = new NumberAxis();
  private final LineChart<Number, Number> chart = new LineChart<>(layers, left);
  private final Label values = Texts.text("");
  private final ReadOnlyStringWrapper working = new ReadOnlyStringWrapper("");

  GradientFigure(Lesson lesson, GradientFlowViewModel model) {
    super(lesson.words(), model, 8);
    this.model = model;
    chart.setId("gradients");
    chart.setAnimated(false);
    // Screen reader users reach it by Tab, like a control.
    chart.setFocusTraversable(true);
    chart.setMinHeight(HEIGHT);
    chart.setPrefHeight(HEIGHT);
    chart.setMinWidth(200);
    chart.getStyleClass().add("gradient-chart");
    layers.setLabel(words.get("learn.gradients.axis.layers"));
    layers.setAutoRanging(false);
    layers.setMinorTickVisible(false);
    layers.setTickLabelFormatter(new LabelConverter<>(this::layerAt));
    layers.setTickLabelRotation(-90);
    left.setLabel(words.get("learn.gradients.axis.left"));
    left.setMinorTickVisible(false);
    left.setAutoRanging(false);
    left.setTickLabelFormatter(
        new LabelConverter<>(power -> NumberFormats.powerOfTen(power.doubleValue())));
    values.setId("gradient-values");
    lesson.menu().attach(chart, this::table);
    content
        .getChildren()
        .addAll(chart, values, working("gradients-work", working.getReadOnlyProperty()));
    subscriptions.onChange(model.flows(), this::show);
    show();
  }

  private void show() {
    List<GradientFlow> flows = model.flows().get();
    working.set(words.get("learn.gradients.working", flows.size() + 1, model.functions()));
    chart.getData().clear();
    if (flows.isEmpty()) {
      values.setText("");
      range(-10);
      return;
    }
    int count = flows.get(0).layers().size();
    layers.setUpperBound(count + 1);
    layers.setTickUnit(Math.ceil(count / MOST_NAMES));
    double lowest = -1;
    for (GradientFlow flow : flows) {
      XYChart.Series<Number, Number> series = series(flow);
      lowest =
          Math.min(
              lowest,
              series.getData().stream()
                  .mapToDouble(one -> one.getYValue().doubleValue())
                  .min()
                  .orElse(0));
      chart.getData().add(series);
    }
    range(lowest);
    String text = flows.stream().map(this::inWords).collect(Collectors.joining("\n"));
    values.setText(text);
    chart.setAccessibleText(words.get("learn.gradients.accessible", text));
  }

  private void range(double lowest) {
    left.setLowerBound(2 * Math.floor(lowest / 2));
    left.setUpperBound(0);
    left.setTickUnit(lowest < -12 ? 4 : lowest < -4 ? 2 : 1);
  }

  private XYChart.Series<Number, Number> series(GradientFlow flow) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.setName(TriedFunctions.name(words, flow.function()));
    double[] shares = flow.left();
    for (int i = shares.length - 1; i >= 0; i--) {
      series
          .getData()
          .add(new XYChart.Data<>(shares.length - i, Math.max(LEAST, Math.log10(shares[i]))));
    }
    return series;
  }

  private String inWords(GradientFlow flow) {
    return words.get(
        "learn.gradients.value",
        TriedFunctions.name(words, flow.function()),
        NumberFormats.of(flow.left()[0]),
        flow.layers().get(0));
  }

  private Optional<Exportable> table() {
    List<GradientFlow> flows = model.flows().get();
    if (flows.isEmpty()) {
      return Optional.empty();
    }
    CsvTable table = new CsvTable().line(List.of("function", "layer", "derivative", "left"));
    for (GradientFlow flow : flows) {
      double[] shares = flow.left();
      for (int i = 0; i < shares.length; i++) {
        table.line(
            List.of(
                TriedFunctions.name(words, flow.function()),
                flow.layers().get(i),
                flow.derivatives()[i],
                shares[i]));
      }
    }
    return Optional.of(Tables.of(words.get("learn.gradients.exhibit"), "gradients", () -> table));
  }

  /**
   * The name of the layer at a position, from the answer, where the gradient begins, to the
   * photograph.
   */
  private String layerAt(Number place) {
    List<GradientFlow> flows = model.flows().get();
    int at = (int) Math.round(place.doubleValue());
    boolean isThere = !flows.isEmpty() && at >= 1 && at <= flows.get(0).layers().size();
    return isThere ? flows.get(0).layers().get(flows.get(0).layers().size() - at) : "";
  }
}
