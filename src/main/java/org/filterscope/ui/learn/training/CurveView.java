package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/** Chapter 8's figure: the curves, their numbers, and how to measure them on a folder. */
final class CurveView extends LiveScroll {

  private static final int LAST_SEED = 999;
  private static final double LEAST_CHART = 180;
  private static final double MOST_CHART = 420;

  private final Messages words;
  private final CurveViewModel model;
  private final CurveTable text;
  private final AccuracyChart chart;
  private final Label of = Texts.text("");
  private final GridPane table = new GridPane();
  private final TextField command = new TextField();
  private final Label problem = Texts.text("");
  private final VBox figure;

  CurveView(Workspace workspace, ExportMenu menu, CurveViewModel model) {
    this.words = workspace.words();
    this.model = model;
    text = new CurveTable(words);
    chart = new AccuracyChart(words, model.measured().get().curve());
    FolderRow folder =
        new FolderRow(
            words,
            "curve",
            model.folder(),
            words.get("learn.curve.stored"),
            model.job().isNotNull(),
            model::choose,
            model::useStored);
    folder.append(measuring());
    JobView job =
        new JobView(words, workspace.window(), "curve-job", JobView.Form.BLOCK, model.job());
    problem.setId("curve-problem");
    problem.getStyleClass().add("problem");
    of.setId("curve-shown");
    table.setId("curve-table");
    table.getStyleClass().add("chain");
    table.setHgap(20);
    table.setVgap(3);
    for (int column = 0; column < 3; column++) {
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      table.getColumnConstraints().add(numbers);
    }
    command.setId("curve-command");
    command.setEditable(false);
    command.getStyleClass().add("command");
    command.setAccessibleText(words.get("learn.curve.command"));
    menu.attach(table, this::numbers);
    chart.setMinHeight(LEAST_CHART);
    chart.setMaxHeight(MOST_CHART);
    VBox.setVgrow(chart, Priority.ALWAYS);
    figure = new VBox(8, of, chart, legend());
    VBox content =
        new VBox(
            10,
            folder,
            job,
            problem,
            figure,
            table,
            Texts.note(words.get("learn.curve.intervals")),
            commandRow());
    VBox.setVgrow(figure, Priority.ALWAYS);
    content.getStyleClass().add("training-chapter");
    content
        .getStylesheets()
        .add(Objects.requireNonNull(CurveView.class.getResource("training.css")).toExternalForm());
    setContent(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    model.measured().addListener((property, old, now) -> show(now));
    model.problem().addListener((property, old, now) -> showProblem(now));
    show(model.measured().get());
    showProblem(model.problem().get());
  }

  /** The part that Save takes. */
  Node figure() {
    return figure;
  }

  /** The numbers, as a table. */
  Optional<Exportable> numbers() {
    CurveViewModel.Measured shown = model.measured().get();
    return Optional.of(
        Exportable.table(
            words.get("learn.curve.table", shown.name()),
            "accuracy-by-photographs",
            () -> text.csv(shown.curve()),
            () -> text.json(shown.curve())));
  }

  private HBox commandRow() {
    Label label = Texts.note(words.get("learn.curve.command"));
    label.setLabelFor(command);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(command, Priority.ALWAYS);
    HBox row = new HBox(8, label, command);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox measuring() {
    Spinner<Integer> seed = new Spinner<>();
    seed.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(0, LAST_SEED, 1));
    seed.setId("curve-seed");
    seed.setPrefWidth(80);
    seed.setAccessibleText(words.get("learn.curve.seed"));
    seed.getEditor().setAccessibleText(words.get("learn.curve.seed"));
    model.seed().bind(seed.valueProperty());
    Label label = new Label(words.get("learn.curve.seed"));
    Button measure = new Button(words.get("learn.curve.measure"));
    measure.setId("measure");
    measure.getStyleClass().addAll("small", "accent");
    measure.setOnAction(event -> model.measure());
    measure.disableProperty().bind(model.job().isNotNull());
    HBox row = new HBox(8, label, seed, measure);
    row.setAlignment(Pos.CENTER_LEFT);
    for (Region part : List.of(label, measure)) {
      part.setMinWidth(Region.USE_PREF_SIZE);
    }
    row.visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> model.folder().get() != null, model.folder()));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private FlowPane legend() {
    Label pretrained = new Label(words.get("learn.curve.pretrained"));
    pretrained.setGraphic(Mark.of(0, 0, 0, 5));
    Label random = new Label(words.get("learn.curve.random"));
    random.setGraphic(Mark.of(1, 0, 0, 5));
    Line line = new Line(0, 0, 18, 0);
    line.getStyleClass().add("chance");
    Label chance = new Label(words.get("learn.curve.chance"));
    chance.setGraphic(line);
    return new FlowPane(10, 4, pretrained, random, chance);
  }

  private void show(CurveViewModel.Measured shown) {
    AccuracyCurve curve = shown.curve();
    of.setText(
        words.get(
            "learn.curve.of",
            shown.name(),
            curve.classes().size(),
            model.heldOut().orElse(0),
            curve.model(),
            Long.toString(curve.seed())));
    chart.show(curve, of.getText() + " " + text.spoken(curve));
    command.setText(shown.command());
    table.getChildren().clear();
    List<List<String>> rows = text.rows(curve);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        Label cell = new Label(rows.get(row).get(column));
        cell.getStyleClass().add(row == 0 ? "chain-heading" : "chain-line");
        table.add(cell, column, row);
      }
    }
  }

  private void showProblem(@Nullable Throwable reason) {
    Texts.show(problem, reason instanceof Problem);
    problem.setText(reason instanceof Problem ? reason.getLocalizedMessage() : "");
  }
}
