package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.experiment.result.Plot;
import org.filterscope.export.CsvTable;
import org.filterscope.figure.ExplanationPlots;
import org.filterscope.figure.PlotFigure;
import org.filterscope.figure.PlotNames;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;

/** The numbers of an explanation, to be saved and copied. */
final class Charts {

  private Charts() {}

  /**
   * A chart, which can also be saved as a table for programs.
   *
   * @param what a description for the user
   * @param fileName suggested, without extension
   * @param chart draws it, on a worker thread
   * @param table makes the table, on a worker thread
   */
  static Optional<Exportable> of(
      String what, String fileName, Supplier<Picture> chart, Supplier<CsvTable> table) {
    return Optional.of(Exportable.chart(what, fileName, chart, () -> table.get().bytes()));
  }

  /** A plot with a heading, in the window's language. */
  static Picture plot(Messages words, String heading, Plot plot) {
    PlotNames names =
        new PlotNames(
            shown ->
                words.get(
                    shown.id().equals(ExplanationPlots.CURVE)
                        ? "why.curve.title"
                        : "why.random.plot"),
            axis -> words.get("learn.experiment.axis." + axis.id()),
            value -> name(words, value));
    return PlotFigure.of(List.of(new PlotFigure.Group(heading, List.of(plot))), names);
  }

  private static String name(Messages words, String value) {
    return switch (value) {
      case ExplanationPlots.RANKED -> words.get("why.curve.ranked");
      case ExplanationPlots.RANDOM -> words.get("why.curve.random");
      default -> value;
    };
  }
}
