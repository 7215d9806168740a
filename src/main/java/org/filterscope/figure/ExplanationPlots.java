package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.explanation.AblationCurve;

/** Plots of explanations, labelled in English. */
public final class ExplanationPlots {

  /** The title of {@link #curve}. */
  public static final String CURVE = "Units switched off";

  /** The title of {@link #correlations}. */
  public static final String CORRELATIONS = "How alike the picture stays";

  /** The series of units in the order of their contributions. */
  public static final String RANKED = "most important units first";

  /** The series of random units. */
  public static final String RANDOM = "random units";

  private ExplanationPlots() {}

  /** The probability of a class over the number of units that are switched off. */
  public static Plot curve(AblationCurve curve) {
    List<String> ticks = new ArrayList<>();
    List<Plot.Point> ranked = new ArrayList<>();
    List<Plot.Point> random = new ArrayList<>();
    for (AblationCurve.Point point : curve.points()) {
      ranked.add(new Plot.Point(ticks.size(), point.probability()));
      random.add(new Plot.Point(ticks.size(), point.random()));
      ticks.add(Integer.toString(point.off()));
    }
    return new Plot(
        CURVE,
        "",
        Axis.UNITS_OFF,
        Axis.PROBABILITY,
        ticks,
        List.of(new Plot.Series(RANKED, ranked), new Plot.Series(RANDOM, random)));
  }

  /** A picture's rank correlation with the first one, and the lowest layer that was random. */
  public record Likeness(String layer, OptionalDouble spearman) {}

  /**
   * Rank correlations as layers become random. A picture whose correlation cannot be told has no
   * point.
   *
   * @param name the name of the picture that was put to the test
   */
  public static Plot correlations(String name, List<Likeness> steps) {
    List<Plot.Point> points = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      OptionalDouble value = steps.get(i).spearman();
      if (value.isPresent()) {
        points.add(new Plot.Point(i, value.getAsDouble()));
      }
    }
    return new Plot(
        CORRELATIONS,
        "",
        Axis.LOWEST_RANDOM,
        Axis.RANK_CORRELATION,
        steps.stream().map(Likeness::layer).toList(),
        List.of(new Plot.Series(name, points)));
  }
}
