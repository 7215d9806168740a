package org.filterscope.experiment.correspondence;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;

/**
 * How alike the parts of several photographs are to layers.
 *
 * @param photographs how many
 * @param rows layer by layer: the parts, and then the random places of both kinds
 */
public record CorrespondenceReport(int photographs, List<Row> rows) {

  /** Copies the list. */
  public CorrespondenceReport {
    rows = List.copyOf(rows);
  }

  /**
   * One part in one layer. The lower the differences, the more alike.
   *
   * @param part its name
   * @param sum of Hamming distances over all pairs of photographs, over the number of features
   * @param perPair the same for one pair
   * @param deviation of {@code perPair} over pairs
   * @param permuted the share of permutations whose sum is no larger; NaN for random places
   */
  public record Row(
      String part, String layer, double sum, double perPair, double deviation, double permuted) {

    static Row ofPart(String part, String layer, Pairs pairs, double permuted) {
      return new Row(part, layer, pairs.sum(), pairs.mean(), pairs.deviation(), permuted);
    }
  }

  /** All values. */
  public ResultTable table() {
    List<List<Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.part,
              row.layer,
              row.sum,
              row.perPair,
              row.deviation,
              Double.isNaN(row.permuted) ? "" : row.permuted));
    }
    return new ResultTable(
        List.of("part", "layer", "sum", "perPair", "deviation", "permuted"), cells);
  }

  /** Differences by part, a line for each layer. */
  public List<Plot> plots() {
    List<String> parts = rows.stream().map(Row::part).distinct().toList();
    List<Plot.Series> series = new ArrayList<>();
    for (String layer : rows.stream().map(Row::layer).distinct().toList()) {
      series.add(
          new Plot.Series(
              layer,
              rows.stream()
                  .filter(row -> row.layer.equals(layer))
                  .map(row -> new Plot.Point(parts.indexOf(row.part), row.perPair))
                  .toList()));
    }
    return List.of(new Plot("correspondence", "", Axis.PART, Axis.SIGN_CHANGE, parts, series));
  }
}
