package org.filterscope.ui.learn.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.chart.LineChart;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Result;
import org.filterscope.experiment.result.Span;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/**
 * A result, or two beside each other: plots of the same values with the same scale, pictures, and
 * below these the values with the command that gives the same.
 */
final class ResultPane extends VBox {

  private static final double GAP = 10;
  private static final double HALF = 50;

  private final Messages words;
  private final Result result;
  private final @Nullable Result compared;

  /** All plots, whose axes are shared. */
  private final List<Plot> plots = new ArrayList<>();

  /**
   * A result.
   *
   * @param compared the result beside it; null if there is none
   */
  ResultPane(Lesson lesson, Result result, @Nullable Result compared) {
    super(8);
    this.words = lesson.words();
    this.result = result;
    this.compared = compared;
    getStyleClass().add("experiment-result");
    plots.addAll(result.plots());
    if (compared != null) {
      plots.addAll(compared.plots());
    }
    Pane figure = compared == null ? alone() : beside(compared);
    figure.setId("result-figure");
    lesson.menu().attach(figure, this::figure);
    getChildren()
        .addAll(
            figure,
            new ResultValues(lesson, "result", words.get("learn.experiment.values"), result));
    if (compared != null) {
      getChildren()
          .add(
              new ResultValues(
                  lesson, "compared", words.get("learn.experiment.values.compared"), compared));
    }
  }

  /** The plots as a picture, on a light ground. */
  Optional<Exportable> figure() {
    List<Result> shown = compared == null ? List.of(result) : List.of(result, compared);
    return Optional.of(
        Exportable.of(
            words.get("learn.experiment.figure", ResultFigure.title(words, result)),
            result.experiment().id(),
            () -> ResultFigure.of(words, shown),
            result.command()));
  }

  private VBox alone() {
    VBox all = new VBox(6, about("result", result));
    if (!result.frames().isEmpty()) {
      all.getChildren().add(new FramesPane(words, "result", result.frames()));
    }
    FlowPane charts = new FlowPane(6, 6);
    result.plots().forEach(plot -> charts.getChildren().add(chart(plot)));
    all.getChildren().add(charts);
    return all;
  }

  /** Two columns, each plot beside the other result's. */
  private GridPane beside(Result other) {
    GridPane grid = new GridPane(GAP, GAP);
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(HALF);
    half.setFillWidth(true);
    half.setHalignment(HPos.LEFT);
    grid.getColumnConstraints().addAll(half, half);
    column(grid, 0, "result", words.get("learn.experiment.this"), result);
    column(grid, 1, "compared", words.get("learn.experiment.compared"), other);
    return grid;
  }

  private void column(GridPane grid, int column, String id, String title, Result shown) {
    grid.add(Texts.heading(title), column, 0);
    grid.add(about(id, shown), column, 1);
    if (!shown.frames().isEmpty()) {
      grid.add(new FramesPane(words, id, shown.frames()), column, 2);
    }
    for (int i = 0; i < shown.plots().size(); i++) {
      LineChart<Number, Number> chart = chart(shown.plots().get(i));
      chart.setMaxWidth(Double.MAX_VALUE);
      grid.add(chart, column, 3 + i);
    }
  }

  private Label about(String id, Result shown) {
    Label about = Texts.text(ResultFigure.about(words, shown));
    about.setId(id + "-about");
    return about;
  }

  private LineChart<Number, Number> chart(Plot plot) {
    List<Plot> together = plots.stream().filter(plot::hasAxesOf).toList();
    LineChart<Number, Number> chart =
        PlotChart.of(words, plot, Span.across(together), Span.up(together));
    chart.setAccessibleText(chart.getTitle());
    return chart;
  }
}
