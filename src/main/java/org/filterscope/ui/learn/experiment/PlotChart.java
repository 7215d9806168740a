package org.filterscope.ui.learn.experiment;

import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Span;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;

/** A plot of a result, with its axes. */
final class PlotChart {

  private static final double HEIGHT = 250;
  private static final double WIDTH = 250;

  /** Above so many points, a mark on each would hide the line. */
  private static final int MARKED = 40;

  private PlotChart() {}

  /**
   * A chart.
   *
   * @param across the values of the axis, which several charts may share
   * @param up the same, upwards
   */
  static LineChart<Number, Number> of(Messages words, Plot plot, Span across, Span up) {
    NumberAxis below = axis(across, words.get("learn.experiment.axis." + plot.across().id()));
    NumberAxis beside = axis(up, words.get("learn.experiment.axis." + plot.up().id()));
    if (!plot.ticks().isEmpty()) {
      ValueNames names = new ValueNames(words);
      below.setTickLabelFormatter(new LabelConverter<>(value -> names.of(tick(plot, value))));
      below.setTickLabelRotation(plot.ticks().size() > 4 ? -35 : 0);
    }
    LineChart<Number, Number> chart = new LineChart<>(below, beside);
    chart.setTitle(ResultFigure.title(words, plot));
    chart.setAnimated(false);
    chart.setPrefSize(WIDTH, HEIGHT);
    chart.setMinSize(WIDTH, HEIGHT);
    chart.getStyleClass().add("experiment-plot");
    boolean isMarked = plot.series().stream().allMatch(series -> series.points().size() <= MARKED);
    chart.setCreateSymbols(isMarked);
    chart.setLegendVisible(plot.series().size() > 1);
    for (Plot.Series series : plot.series()) {
      XYChart.Series<Number, Number> line = new XYChart.Series<>();
      line.setName(series.name());
      series
          .points()
          .forEach(point -> line.getData().add(new XYChart.Data<>(point.across(), point.up())));
      chart.getData().add(line);
    }
    return chart;
  }

  private static NumberAxis axis(Span span, String name) {
    NumberAxis axis = new NumberAxis(span.low(), span.high(), span.step());
    axis.setLabel(name);
    axis.setMinorTickVisible(false);
    return axis;
  }

  private static String tick(Plot plot, Number value) {
    int place = (int) Math.round(value.doubleValue());
    boolean isWhole = Math.abs(value.doubleValue() - place) < 1e-6;
    return isWhole && place >= 0 && place < plot.ticks().size() ? plot.ticks().get(place) : "";
  }
}
