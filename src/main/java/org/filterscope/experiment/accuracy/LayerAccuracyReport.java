package org.filterscope.experiment.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;

/**
 * The accuracy of each layer's features.
 *
 * @param classes how many classes there were
 * @param heldOut how many photographs the first split was tested on
 * @param photographs how many there were in all splits together
 * @param rows layer by layer, each by increasing number of photographs
 */
public record LayerAccuracyReport(int classes, int heldOut, int photographs, List<Row> rows) {

  /** Copies the list. */
  public LayerAccuracyReport {
    rows = List.copyOf(rows);
  }

  /**
   * One classifier, over all splits.
   *
   * @param perClass how many photographs of each class it learned from
   * @param accuracy the mean over classes, and then over splits, from 0 to 1
   * @param deviation the standard deviation over splits; 0 of a single one
   * @param splits how many there were
   */
  public record Row(String layer, int perClass, double accuracy, double deviation, int splits) {}

  /** Accuracies as they are measured. */
  static final class Collected {
    private final int classes;
    private final Map<String, Map<Integer, List<Double>>> all = new LinkedHashMap<>();

    Collected(int classes) {
      this.classes = classes;
    }

    void add(String layer, int perClass, double accuracy) {
      all.computeIfAbsent(layer, unseen -> new LinkedHashMap<>())
          .computeIfAbsent(perClass, unseen -> new ArrayList<>())
          .add(accuracy);
    }

    LayerAccuracyReport report(int heldOut, int photographs) {
      List<Row> rows = new ArrayList<>();
      all.forEach(
          (layer, numbers) ->
              numbers.forEach((number, values) -> rows.add(row(layer, number, values))));
      return new LayerAccuracyReport(classes, heldOut, photographs, rows);
    }

    private static Row row(String layer, int perClass, List<Double> values) {
      double mean = values.stream().mapToDouble(value -> value).average().orElse(0);
      double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
      double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
      return new Row(layer, perClass, mean, deviation, values.size());
    }
  }

  /** All values. */
  public ResultTable table() {
    return new ResultTable(
        List.of("layer", "perClass", "accuracy", "deviation", "splits", "classes", "heldOut"),
        rows.stream()
            .map(
                row ->
                    List.<Object>of(
                        row.layer,
                        row.perClass,
                        row.accuracy,
                        row.deviation,
                        row.splits,
                        classes,
                        heldOut))
            .toList());
  }

  /** Accuracy by layer, a line for each number of photographs. */
  public List<Plot> plots() {
    List<String> layers = rows.stream().map(Row::layer).distinct().toList();
    List<Plot.Series> series = new ArrayList<>();
    for (int number : rows.stream().map(Row::perClass).distinct().toList()) {
      List<Plot.Point> points =
          rows.stream()
              .filter(row -> row.perClass == number)
              .map(row -> new Plot.Point(layers.indexOf(row.layer), row.accuracy))
              .toList();
      series.add(new Plot.Series(Integer.toString(number), points));
    }
    return List.of(new Plot("accuracy", "", Axis.LAYER, Axis.ACCURACY, layers, series));
  }
}
