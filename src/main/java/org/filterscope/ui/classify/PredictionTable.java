package org.filterscope.ui.classify;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.network.Sureness;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Thumbnails;
import org.jspecify.annotations.Nullable;

/**
 * The table of photographs with their answers. Cells and pictures exist only for the lines in view.
 */
final class PredictionTable extends TableView<PredictionLine> {

  private static final double LINE = 60;
  private static final double SIDE = 52;
  private static final double DOUBTFUL = 0.75;

  /** The opacity of answers from a model other than the one in use. */
  private static final double OUTDATED = 0.4;

  private final ClassifyViewModel model;
  private final Messages words;
  private final Thumbnails thumbnails;
  private final SortedList<PredictionLine> sorted;

  PredictionTable(ClassifyViewModel model, Thumbnails thumbnails) {
    this.model = model;
    this.thumbnails = thumbnails;
    words = model.workspace().words();
    setId("answers");
    setAccessibleText(words.get("classify.table"));
    setFixedCellSize(LINE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    getColumns().add(picture());
    getColumns()
        .add(
            column(
                "name",
                220,
                Comparator.comparing(PredictionRow::name),
                row -> new Text(row.name(), "", false)));
    getColumns()
        .add(
            column(
                "answer", 200, Comparator.comparing(PredictionRow::readableLabel), this::answer));
    getColumns()
        .add(
            column(
                "probability",
                110,
                Comparator.comparing(PredictionRow::probability),
                this::certainty));
    Label none = new Label();
    none.textProperty()
        .bind(
            Bindings.when(Bindings.isEmpty(model.lines()))
                .then(words.get("classify.coming"))
                .otherwise(words.get("classify.none-shown")));
    none.getStyleClass().add("empty-hint");
    setPlaceholder(none);
    setRowFactory(table -> line());
    model.outdated().addListener((property, old, now) -> refresh());
    model.workspace().model().addListener((property, old, now) -> refresh());
  }

  /** The selected lines. */
  List<PredictionLine> chosen() {
    // The selection may contain null while a line is being removed.
    return getSelectionModel().getSelectedItems().stream().filter(line -> line != null).toList();
  }

  /** The lines in the order shown. */
  List<PredictionLine> inOrder() {
    return List.copyOf(sorted);
  }

  /**
   * The text of a cell.
   *
   * @param note a second, dimmed text below
   * @param isAnswer whether it is a model's answer, which becomes outdated when the model changes
   */
  private record Text(String text, String note, boolean isAnswer) {}

  private Text answer(PredictionRow row) {
    String answer = row.model().labels().name(row.answer());
    if (!row.isAnswered()) {
      return new Text(words.get("classify.unread"), problem(row), false);
    }
    if (row.isCorrected()) {
      return new Text(row.readableLabel(), words.get("classify.instead-of", answer), false);
    }
    return row.sureness() == Sureness.NOT_SURE
        ? new Text(words.get("classify.not-sure"), words.get("classify.closest", answer), true)
        : new Text(answer, "", true);
  }

  private Text certainty(PredictionRow row) {
    if (!row.isAnswered()) {
      return new Text("", "", false);
    }
    String note = "";
    if (row.copy() != null) {
      note = words.get("classify.copied");
    } else if (row.isCorrected()) {
      note = words.get("classify.probability.of", row.model().labels().name(row.answer()));
    }
    return new Text(Percent.of(row.probability()), note, true);
  }

  /** The file, and the raw label, which is also a folder's name. */
  private String tooltip(PredictionRow row) {
    if (row.problem() != null) {
      return problem(row);
    }
    return words.get("classify.row.tooltip", row.file().toString(), row.label());
  }

  private static String problem(PredictionRow row) {
    return row.problem() == null ? "" : String.valueOf(row.problem().getLocalizedMessage());
  }

  private TableColumn<PredictionLine, PredictionRow> column(
      String id,
      double width,
      Comparator<PredictionRow> order,
      Function<PredictionRow, Text> text) {
    TableColumn<PredictionLine, PredictionRow> column =
        new TableColumn<>(words.get("classify.column." + id));
    column.setId("column-" + id);
    column.setPrefWidth(width);
    column.setComparator(order);
    column.setCellValueFactory(cell -> cell.getValue().rowProperty());
    column.setCellFactory(made -> new TextCell(text));
    return column;
  }

  private TableColumn<PredictionLine, PredictionRow> picture() {
    TableColumn<PredictionLine, PredictionRow> column = new TableColumn<>("");
    column.setId("column-picture");
    column.setSortable(false);
    column.setResizable(false);
    column.setMinWidth(LINE + 12);
    column.setMaxWidth(LINE + 12);
    column.setCellValueFactory(cell -> cell.getValue().rowProperty());
    column.setCellFactory(made -> new PictureCell());
    return column;
  }

  private TableRow<PredictionLine> line() {
    TableRow<PredictionLine> line = new TableRow<>();
    line.setOnMouseClicked(
        event -> {
          PredictionLine shown = line.getItem();
          if (shown != null
              && event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2) {
            model.explore(shown);
          }
        });
    return line;
  }

  private final class TextCell extends TableCell<PredictionLine, PredictionRow> {
    private final Function<PredictionRow, Text> saying;
    private final Label text = new Label();
    private final Label note = new Label();
    private final VBox both = new VBox(text, note);
    private final Tooltip whole = new Tooltip();

    TextCell(Function<PredictionRow, Text> saying) {
      this.saying = saying;
      note.getStyleClass().add("section-note");
      both.setAlignment(Pos.CENTER_LEFT);
      both.setMinWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PredictionRow row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      if (row == null || isEmpty) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      Text said = saying.apply(row);
      text.setText(said.text());
      note.setText(said.note());
      note.setManaged(!said.note().isEmpty());
      boolean isDoubtful = row.sureness() == Sureness.NOT_SURE && !row.isCorrected();
      text.setOpacity(isDoubtful ? DOUBTFUL : 1);
      both.setOpacity(said.isAnswer() && model.isOutdated(row) ? OUTDATED : 1);
      whole.setText(tooltip(row));
      setTooltip(whole);
      setGraphic(both);
    }
  }

  private final class PictureCell extends TableCell<PredictionLine, PredictionRow> {
    private final ImageView picture = new ImageView();
    private final StackPane frame = new StackPane(picture);

    PictureCell() {
      picture.setFitWidth(SIDE);
      picture.setFitHeight(SIDE);
      picture.setPreserveRatio(true);
      frame.setMinSize(SIDE, SIDE);
      frame.setMaxSize(SIDE, SIDE);
      frame.getStyleClass().add("thumbnail");
      setAlignment(Pos.CENTER);
    }

    @Override
    protected void updateItem(@Nullable PredictionRow row, boolean isEmpty) {
      super.updateItem(row, isEmpty);
      boolean isThere = row != null && !isEmpty && row.isAnswered();
      thumbnails.show(row != null && isThere ? row.file() : null, picture);
      setGraphic(row == null || isEmpty ? null : frame);
    }
  }
}
