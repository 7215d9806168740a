package org.filterscope.experiment.firstlayer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;

/**
 * What was found in a first layer.
 *
 * @param layer its name
 * @param height rows of its kernels
 * @param width columns of its kernels
 * @param stride pixels from one cell to the next
 * @param photographs how many the filters were tried on
 * @param filters all of them, in order
 */
public record FirstLayerReport(
    String layer, int height, int width, int stride, int photographs, List<Filter> filters) {

  /** Copies the list. */
  public FirstLayerReport {
    filters = List.copyOf(filters);
  }

  /**
   * One filter.
   *
   * @param filter its channel
   * @param rms the root mean square of its weights
   * @param rmsPerLevel the same for an input in levels of 0 to 255, as the paper's network reads
   * @param relative {@code rms} over that of the middle filter
   * @param dead whether it never answers, or has no weights
   * @param dominates whether {@code rmsPerLevel} is above {@link FirstLayer#RADIUS}
   * @param aliased the share of its answers to white noise that its stride cannot carry
   * @param active the share of cells with a positive answer; NaN without photographs
   */
  public record Filter(
      int filter,
      double rms,
      double rmsPerLevel,
      double relative,
      boolean dead,
      boolean dominates,
      double aliased,
      double active) {}

  /** How many filters never answer. */
  public long dead() {
    return filters.stream().filter(Filter::dead).count();
  }

  /** How many filters are above the paper's limit. */
  public long dominating() {
    return filters.stream().filter(Filter::dominates).count();
  }

  /** The mean share that is aliased. */
  public double aliased() {
    return filters.stream().mapToDouble(Filter::aliased).average().orElse(0);
  }

  /** All values, a row for each filter. */
  public ResultTable table() {
    List<List<Object>> rows = new ArrayList<>();
    for (Filter one : filters) {
      rows.add(
          List.of(
              one.filter,
              one.rms,
              one.rmsPerLevel,
              one.relative,
              one.dead,
              one.dominates,
              one.aliased,
              Double.isNaN(one.active) ? "" : one.active));
    }
    return new ResultTable(
        List.of(
            "filter",
            "rms",
            "rmsPerLevel",
            "relativeToMedian",
            "dead",
            "dominates",
            "aliased",
            "active"),
        rows);
  }

  /** Sizes, aliasing and activity, each from the largest filter to the smallest. */
  public List<Plot> plots() {
    List<Plot> plots = new ArrayList<>();
    plots.add(sorted("rms", Axis.RMS, Filter::rmsPerLevel));
    if (stride > 1) {
      plots.add(sorted("aliased", Axis.SHARE, Filter::aliased));
    }
    if (photographs > 0) {
      plots.add(sorted("active", Axis.SHARE, Filter::active));
    }
    return plots;
  }

  private Plot sorted(String id, Axis up, ToDoubleFunction<Filter> value) {
    List<Filter> order =
        filters.stream().sorted(Comparator.comparingDouble(value).reversed()).toList();
    List<Plot.Point> points = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      points.add(new Plot.Point(i + 1, value.applyAsDouble(order.get(i))));
    }
    return new Plot(id, layer, Axis.RANK, up, List.of(), List.of(new Plot.Series(layer, points)));
  }
}
