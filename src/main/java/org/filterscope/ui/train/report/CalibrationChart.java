package org.filterscope.ui.train.report;

import java.util.Locale;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.filterscope.training.report.Calibration;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** A reliability diagram: accuracy over the stated probability. */
final class CalibrationChart extends VBox {

  private static final double HEIGHT = 250;

  CalibrationChart(Messages words, Calibration calibration) {
    LineChart<Number, Number> chart =
        new LineChart<>(
            axis(words.get("train.calibration.sure")), axis(words.get("train.calibration.right")));
    chart.setId("calibration");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setPrefSize(300, HEIGHT);
    chart.setMinHeight(HEIGHT);
    XYChart.Series<Number, Number> ideal = new XYChart.Series<>();
    ideal.getData().add(new XYChart.Data<>(0, 0));
    ideal.getData().add(new XYChart.Data<>(1, 1));
    XYChart.Series<Number, Number> bins = new XYChart.Series<>();
    for (Calibration.Bin bin : calibration.bins()) {
      bins.getData().add(new XYChart.Data<>(bin.probability(), bin.accuracy()));
    }
    chart.getData().add(ideal);
    chart.getData().add(bins);
    ideal.getData().forEach(point -> point.getNode().setVisible(false));
    ideal.getNode().getStyleClass().add("ideal");
    StringBuilder text = new StringBuilder(words.get("train.calibration.accessible"));
    FlowPane counts = new FlowPane(16, 2);
    counts.setId("calibration-counts");
    for (int i = 0; i < bins.getData().size(); i++) {
      Calibration.Bin bin = calibration.bins().get(i);
      String said =
          words.get(
              "train.calibration.bin", Texts.two(bin.probability()), bin.right(), bin.answers());
      counts.getChildren().add(Texts.note(said));
      Tooltip.install(bins.getData().get(i).getNode(), new Tooltip(said));
      text.append(' ').append(said);
    }
    chart.setAccessibleText(text.toString());
    getChildren().addAll(chart, counts);
  }

  private static NumberAxis axis(String label) {
    // A little more than 1, so that points at 1 are not cut off.
    NumberAxis axis = new NumberAxis(label, 0, 1.1, 0.2);
    axis.setMinorTickVisible(false);
    axis.setTickLabelFormatter(
        new StringConverter<Number>() {
          @Override
          public String toString(Number value) {
            return value.doubleValue() > 1.01
                ? ""
                : String.format(Locale.ROOT, "%.1f", value.doubleValue());
          }

          @Override
          public Number fromString(String text) {
            return Double.valueOf(text);
          }
        });
    return axis;
  }
}
