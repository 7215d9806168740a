package org.filterscope.figure;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;

/**
 * How plots are labelled.
 *
 * @param title a plot's title
 * @param axis what stands at an axis
 * @param value the name of a value across, or of a series
 */
public record PlotNames(
    Function<Plot, String> title, Function<Axis, String> axis, UnaryOperator<String> value) {

  /** In English, for commands. */
  public static final PlotNames ENGLISH =
      new PlotNames(Plot::title, Axis::english, UnaryOperator.identity());
}
