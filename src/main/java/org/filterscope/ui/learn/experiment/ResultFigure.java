package org.filterscope.ui.learn.experiment;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Result;
import org.filterscope.figure.EvolutionFigure;
import org.filterscope.figure.PictureColumn;
import org.filterscope.figure.PlotFigure;
import org.filterscope.figure.PlotNames;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;

/** Results as a picture to save and copy, in the window's language. */
final class ResultFigure {

  private ResultFigure() {}

  /** The pictures of results below each other, then their plots; those of two side by side. */
  static Picture of(Messages words, List<Result> results) {
    List<Picture> parts = new ArrayList<>();
    List<PlotFigure.Group> groups = new ArrayList<>();
    for (Result result : results) {
      String heading =
          words.get("learn.experiment.heading", title(words, result), about(words, result));
      boolean hasHeading = !result.frames().isEmpty();
      if (hasHeading) {
        parts.add(EvolutionFigure.of(heading, result.frames()));
      }
      boolean isAlone = results.size() == 1;
      groups.add(new PlotFigure.Group(hasHeading && isAlone ? "" : heading, result.plots()));
    }
    ValueNames values = new ValueNames(words);
    parts.add(
        PlotFigure.of(
            groups,
            new PlotNames(
                plot -> title(words, plot),
                axis -> words.get("learn.experiment.axis." + axis.id()),
                values::of)));
    return PictureColumn.of(parts);
  }

  /** The experiment's title. */
  static String title(Messages words, Result result) {
    return words.get("learn.experiment." + result.experiment().id() + ".title");
  }

  /** A plot's title. */
  static String title(Messages words, Plot plot) {
    String name = words.get("learn.experiment.plot." + plot.id());
    return plot.subject().isEmpty()
        ? name
        : words.get("learn.experiment.plot.of", name, plot.subject());
  }

  /** What a result was made of. */
  static String about(Messages words, Result result) {
    return words.get(
        "learn.experiment.of",
        result.subject(),
        result.photographs(),
        result.model(),
        result.made().replaceAll("T(\\d+:\\d+).*", " $1"));
  }
}
