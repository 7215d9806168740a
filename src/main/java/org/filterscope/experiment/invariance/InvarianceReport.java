package org.filterscope.experiment.invariance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;

/**
 * The curves of several photographs.
 *
 * @param labels the model's classes
 * @param layers names of the measured layers
 * @param curves one for each photograph
 */
public record InvarianceReport(
    List<String> labels, List<String> layers, List<Invariance.Curves> curves) {

  /** Copies the lists. */
  public InvarianceReport {
    labels = List.copyOf(labels);
    layers = List.copyOf(layers);
    curves = List.copyOf(curves);
  }

  /** All values, a row for each photograph, change, amount and layer. */
  public ResultTable table() {
    List<List<Object>> rows = new ArrayList<>();
    List<String> names = names();
    for (int i = 0; i < curves.size(); i++) {
      Invariance.Curves one = curves.get(i);
      for (Invariance.Measured value : one.values()) {
        for (int layer = 0; layer < layers.size(); layer++) {
          rows.add(
              List.of(
                  names.get(i),
                  name(value.change()),
                  value.amount(),
                  layers.get(layer),
                  value.distances()[layer],
                  labels.get(one.label()),
                  one.source().name().toLowerCase(Locale.ROOT),
                  value.probability()));
        }
      }
    }
    return new ResultTable(
        List.of(
            "image", "change", "amount", "layer", "distance", "class", "classFrom", "probability"),
        rows);
  }

  /**
   * The mean over photographs of the values of a change.
   *
   * @param amounts those that count
   */
  public double mean(
      Change change, DoublePredicate amounts, ToDoubleFunction<Invariance.Measured> value) {
    return curves.stream()
        .flatMap(one -> one.values().stream())
        .filter(measured -> measured.change() == change && amounts.test(measured.amount()))
        .mapToDouble(value)
        .average()
        .orElse(0);
  }

  /** As in figure 5: for each change the layers' distances and the probability. */
  public List<Plot> plots() {
    List<Plot> plots = new ArrayList<>();
    for (Change change : Change.values()) {
      for (int i = 0; i < layers.size(); i++) {
        int layer = i;
        plots.add(
            plot(
                change, layers.get(layer), Axis.DISTANCE, measured -> measured.distances()[layer]));
      }
      plots.add(plot(change, "", Axis.PROBABILITY, Invariance.Measured::probability));
    }
    return plots;
  }

  private Plot plot(
      Change change, String subject, Axis up, ToDoubleFunction<Invariance.Measured> value) {
    Axis across =
        switch (change) {
          case TRANSLATION -> Axis.PIXELS;
          case SCALE -> Axis.TIMES;
          case ROTATION -> Axis.DEGREES;
        };
    List<Plot.Series> series = new ArrayList<>();
    List<String> names = names();
    for (int i = 0; i < curves.size(); i++) {
      List<Plot.Point> points =
          curves.get(i).values().stream()
              .filter(measured -> measured.change() == change)
              .map(measured -> new Plot.Point(measured.amount(), value.applyAsDouble(measured)))
              .toList();
      series.add(new Plot.Series(names.get(i), points));
    }
    return new Plot(name(change), subject, across, up, List.of(), series);
  }

  /** The photographs' names, with those of their folders where several are called alike. */
  private List<String> names() {
    List<String> files =
        curves.stream().map(one -> String.valueOf(one.image().getFileName())).toList();
    if (files.stream().distinct().count() == files.size()) {
      return files;
    }
    return curves.stream().map(one -> withFolder(one.image())).toList();
  }

  private static String withFolder(Path image) {
    int parts = image.getNameCount();
    return image.subpath(Math.max(0, parts - 2), parts).toString().replace('\\', '/');
  }

  private static String name(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
