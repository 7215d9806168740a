package org.filterscope.ui.learn.experiment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.chart.LineChart;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.Result;
import org.filterscope.experiment.result.Span;
import org.filterscope.export.CsvTable;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/** One result: its plots, its pictures, its values, and the command that gives the same. */
final class ResultPane extends VBox {

  private static final double TABLE = 230;

  /** Columns are at least as wide as their names and their values. */
  private static final double COLUMN = 70;

  private static final double SIGN = 8;

  private final Messages words;
  private final Result result;
  private final ValueNames names;
  private final VBox figure = new VBox(6);

  /**
   * A result.
   *
   * @param id what the ids of its parts begin with
   * @param other the result beside it, whose plots share their axes with these; null if there is
   *     none
   */
  ResultPane(Lesson lesson, String id, Result result, @Nullable Result other) {
    super(8);
    this.words = lesson.words();
    this.result = result;
    names = new ValueNames(words);
    getStyleClass().add("experiment-result");
    String of =
        words.get(
            "learn.experiment.of",
            result.subject(),
            result.photographs(),
            result.model(),
            result.made().replaceAll("T(\\d+:\\d+).*", " $1"));
    var about = Texts.text(of);
    about.setId(id + "-about");
    figure.getChildren().add(about);
    if (!result.frames().isEmpty()) {
      figure.getChildren().add(new FramesPane(words, id, result.frames()));
    }
    figure.getChildren().add(plots(result, other));
    TableView<List<Object>> table = table(id);
    lesson.menu().attach(figure, this::figure);
    lesson.menu().attach(table, () -> Optional.of(values()));
    TextField command = new TextField(result.command());
    command.setId(id + "-command");
    command.setEditable(false);
    command.getStyleClass().add("command");
    command.setAccessibleText(words.get("learn.experiment.command"));
    var saveTable = lesson.menu().saveButton(() -> Optional.of(values()));
    saveTable.setId(id + "-save-table");
    FlowPane heading =
        new FlowPane(8, 4, Texts.heading(words.get("learn.experiment.values")), saveTable);
    getChildren()
        .addAll(figure, heading, table, Texts.note(words.get("learn.experiment.command")), command);
  }

  /** The plots as a picture. */
  Optional<Exportable> figure() {
    return FigurePicture.of(
        figure,
        words.get("learn.experiment.figure", title()),
        result.experiment().id(),
        result.command());
  }

  private String title() {
    return words.get("learn.experiment." + result.experiment().id() + ".title");
  }

  private FlowPane plots(Result shown, @Nullable Result other) {
    FlowPane plots = new FlowPane(6, 6);
    for (Plot plot : shown.plots()) {
      List<Plot> together = new ArrayList<>(List.of(plot));
      // Plots of one kind stand beside each other, as do those of the result that is compared.
      shown.plots().stream().filter(each -> isAlike(each, plot)).forEach(together::add);
      if (other != null) {
        other.plots().stream().filter(each -> isAlike(each, plot)).forEach(together::add);
      }
      LineChart<Number, Number> chart =
          PlotChart.of(words, plot, Span.across(together), Span.up(together));
      chart.setAccessibleText(chart.getTitle());
      plots.getChildren().add(chart);
    }
    return plots;
  }

  private static boolean isAlike(Plot one, Plot other) {
    return one.across() == other.across() && one.up() == other.up();
  }

  private TableView<List<Object>> table(String id) {
    TableView<List<Object>> table = new TableView<>();
    table.setId(id + "-table");
    for (int i = 0; i < result.table().columns().size(); i++) {
      int column = i;
      String name = words.get("learn.experiment.column." + result.table().columns().get(i));
      TableColumn<List<Object>, Object> shown = new TableColumn<>(name);
      shown.setPrefWidth(Math.max(COLUMN, SIGN * longest(name, column) + COLUMN / 2));
      shown.setCellValueFactory(
          row -> new ReadOnlyObjectWrapper<>(names.of(row.getValue().get(column))));
      shown.setSortable(false);
      shown.setReorderable(false);
      table.getColumns().add(shown);
    }
    table.getItems().setAll(result.table().rows());
    table.setPrefHeight(TABLE);
    table.setMinHeight(TABLE);
    table.getStyleClass().add("dense");
    table.setAccessibleText(words.get("learn.experiment.values"));
    return table;
  }

  /** How many signs the longest value of a column has, or its name if that is longer. */
  private int longest(String name, int column) {
    return result.table().rows().stream()
        .mapToInt(row -> String.valueOf(names.of(row.get(column))).length())
        .reduce(name.length(), Math::max);
  }

  /** The values, for files and the clipboard. */
  private Exportable values() {
    return Exportable.table(
        words.get("learn.experiment.table", title()),
        result.experiment().id(),
        this::csv,
        () -> ResultJson.of(result));
  }

  private String csv() {
    CsvTable csv = new CsvTable().line(result.table().columns());
    result.table().rows().forEach(csv::line);
    return new String(csv.bytes(), StandardCharsets.UTF_8);
  }
}
