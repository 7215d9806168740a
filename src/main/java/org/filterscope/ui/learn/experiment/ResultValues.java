package org.filterscope.ui.learn.experiment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.result.Result;
import org.filterscope.export.CsvTable;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;

/** The values of a result, and the command that gives the same. */
final class ResultValues extends VBox {

  private static final double TABLE = 230;

  /** Columns are at least as wide as their names and their values. */
  private static final double COLUMN = 70;

  private static final double SIGN = 8;

  private final Messages words;
  private final Result result;
  private final ValueNames names;

  /**
   * The values of a result.
   *
   * @param id what the ids of its parts begin with
   * @param title what stands above them
   */
  ResultValues(Lesson lesson, String id, String title, Result result) {
    super(8);
    this.words = lesson.words();
    this.result = result;
    names = new ValueNames(words);
    TableView<List<Object>> table = table(id);
    lesson.menu().attach(table, () -> Optional.of(values()));
    TextField command = new TextField(result.command());
    command.setId(id + "-command");
    command.setEditable(false);
    command.getStyleClass().add("command");
    command.setAccessibleText(words.get("learn.experiment.command"));
    var saveTable = lesson.menu().saveButton(() -> Optional.of(values()));
    saveTable.setId(id + "-save-table");
    FlowPane heading = new FlowPane(8, 4, Texts.heading(title), saveTable);
    getChildren()
        .addAll(heading, table, Texts.note(words.get("learn.experiment.command")), command);
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
        words.get(
            "learn.experiment.table",
            words.get("learn.experiment." + result.experiment().id() + ".title")),
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
