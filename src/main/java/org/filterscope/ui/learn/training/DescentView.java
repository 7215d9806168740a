package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.lesson.learning.HeadParameter;
import org.filterscope.lesson.learning.TwoClassFolder;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/**
 * Chapter 7's figure: dots, the head that learns them, and what the step being read shows of it.
 */
final class DescentView extends LiveScroll {

  /** What the steps show, in their order. */
  enum Part {
    DOTS,
    FORWARD,
    LOSS,
    CHAIN,
    STEP,
    FIFTY
  }

  private static final int THUMBNAIL = 56;

  /** The height of the dots, in pixels. */
  private static final double LOWEST = 230;

  /** The same if the rest of the figure has to fit below. */
  private static final double SQUEEZED = 150;

  /** From this width on, the dots and what belongs to the step are beside each other. */
  private static final double WIDE = 720;

  private static final double HIGHEST = 480;

  /** The dots' share of the height in view. */
  private static final double SHARE = 0.5;

  private static final double SHARE_ABOVE_NUMBERS = 0.34;

  private final Messages words;
  private final DescentViewModel model;
  private final IntegerProperty step;
  private final DescentText text;
  private final StepTables tables;
  private final HeadDiagram diagram;
  private final DescentRunPane run;
  private final StackPane beside = new StackPane();
  private final VBox below = new VBox(8);
  private final ChainTable table = new ChainTable("numbers");
  private final ComboBox<Integer> weights = new ComboBox<>();
  private final HBox weightRow;
  private final Button takeStep;
  private final Label note = Texts.note("");
  private final Label colours;
  private final Label photograph = Texts.text("");
  private final Label right = Texts.text("");
  private final ImageView thumbnail = new ImageView();
  private final Label problem = Texts.text("");
  private final FlowPane legend = new FlowPane(14, 4);
  private final HBox chosen;
  private final VBox content;
  private final VBox figure;
  private final Thumbnails thumbnails;

  DescentView(Workspace workspace, DescentViewModel model, IntegerProperty step) {
    this.words = workspace.words();
    this.model = model;
    this.step = step;
    text = new DescentText(words, model);
    tables = new StepTables(words, text);
    diagram = new HeadDiagram(words, model, text);
    run = new DescentRunPane(words, model, text);
    thumbnails =
        new Thumbnails(workspace.reader(), 2 * THUMBNAIL, workspace.desk(), workspace.window());
    colours = Texts.note(words.get("learn.descent.colours"));
    weightRow = weightRow();
    takeStep = new Button(words.get("learn.descent.step.take"));
    takeStep.setId("take-step");
    takeStep.setOnAction(
        event ->
            model.stepsTaken().set(Math.min(DescentViewModel.STEPS, model.stepsTaken().get() + 1)));
    FolderRow folder =
        new FolderRow(
            words,
            "descent",
            model.folder(),
            words.get("learn.descent.included"),
            model.job().isNotNull(),
            model::choose,
            model::useIncluded);
    Button again = new Button(words.get("learn.descent.again"));
    again.setId("read-again");
    again.getStyleClass().add("small");
    again.setOnAction(event -> model.again());
    again.visibleProperty().bind(model.dots().isNull().and(model.job().isNull()));
    again.managedProperty().bind(again.visibleProperty());
    folder.append(again);
    JobView job =
        new JobView(words, workspace.window(), "descent-job", JobView.Form.BLOCK, model.job());
    problem.setId("descent-problem");
    problem.getStyleClass().add("problem");
    DotsPane dots = new DotsPane(words, model, text);
    dots.setMinHeight(SQUEEZED);
    VBox.setVgrow(dots, Priority.ALWAYS);
    dots.prefHeightProperty()
        .bind(Bindings.createDoubleBinding(this::height, viewportBoundsProperty(), step));
    chosen = chosen();
    VBox left = new VBox(6, dots, legend, chosen);
    figure = new VBox(10, new SideBySide(left, beside, WIDE), below);
    content = new VBox(10, folder, job, problem, figure);
    content.getStyleClass().add("training-chapter");
    content
        .getStylesheets()
        .add(
            Objects.requireNonNull(DescentView.class.getResource("training.css")).toExternalForm());
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    below.getStyleClass().add("numbers");
    listen();
  }

  private void listen() {
    viewportBoundsProperty().addListener((property, old, now) -> squeeze());
    model.dots().addListener((property, old, now) -> showDots(now));
    model.oneStep().addListener((property, old, now) -> showStep());
    model.problem().addListener((property, old, now) -> showProblem(now));
    step.addListener((property, old, now) -> arrange());
    showDots(model.dots().get());
    showProblem(model.problem().get());
    arrange();
  }

  /** The dots' height. As much of the figure as possible is in view at once. */
  private double height() {
    boolean hasNumbersBelow = part() != Part.DOTS && part() != Part.FIFTY;
    double share =
        (hasNumbersBelow ? SHARE_ABOVE_NUMBERS : SHARE) * getViewportBounds().getHeight();
    return isStacked() ? SQUEEZED : Math.max(LOWEST, Math.min(HIGHEST, share));
  }

  private boolean isStacked() {
    return part() != Part.DOTS && getViewportBounds().getWidth() < WIDE;
  }

  /** The part that Save takes. */
  Node figure() {
    return content;
  }

  /** Stops playing. */
  void pause() {
    run.pause();
  }

  private HBox chosen() {
    thumbnail.setFitWidth(THUMBNAIL);
    thumbnail.setFitHeight(THUMBNAIL);
    thumbnail.setPreserveRatio(true);
    StackPane place = new StackPane(thumbnail);
    place.setMinSize(THUMBNAIL, THUMBNAIL);
    place.getStyleClass().add("picture-ground");
    photograph.setId("dot-photograph");
    right.setId("dots-right");
    VBox said = new VBox(2, right, photograph);
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox row = new HBox(8, place, said);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox weightRow() {
    int parameters = TwoFeatureHead.count(DescentViewModel.HIDDEN);
    for (int i = 0; i < parameters; i++) {
      weights.getItems().add(i);
    }
    weights.setId("weight");
    weights.getStyleClass().add("small");
    weights.setAccessibleText(words.get("learn.descent.weight.accessible"));
    weights.setValue(model.parameter().get());
    weights
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                model.parameter().set(now);
              }
            });
    model.parameter().addListener((property, old, now) -> weights.setValue(now.intValue()));
    Label label = new Label(words.get("learn.descent.weight"));
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, label, weights);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showDots(@Nullable TwoClassFolder read) {
    Texts.show(figure, read != null);
    legend.getChildren().clear();
    if (read == null) {
      return;
    }
    for (int label = 0; label < 2; label++) {
      Label entry =
          new Label(words.get("learn.descent.legend", text.className(label), text.count(label)));
      entry.setGraphic(Mark.of(label, 0, 0, 5));
      legend.getChildren().add(entry);
    }
    Label wrong = new Label(words.get("learn.descent.legend.wrong"));
    wrong.setGraphic(Mark.wrong(5));
    legend.getChildren().add(wrong);
    // Weights are named after the classes, which have changed.
    weights.setConverter(
        new LabelConverter<>(
            index -> text.parameter(HeadParameter.at(index, DescentViewModel.HIDDEN))));
    weights.setItems(FXCollections.observableArrayList(weights.getItems()));
    weights.setValue(model.parameter().get());
  }

  private void showProblem(@Nullable Throwable reason) {
    Texts.show(problem, reason instanceof Problem);
    problem.setText(reason instanceof Problem ? reason.getLocalizedMessage() : "");
  }

  private void arrange() {
    Part part = part();
    boolean isRun = part == Part.FIFTY;
    Region shown = isRun ? run : diagram;
    if (!isRun) {
      run.pause();
    }
    beside.getChildren().setAll(shown);
    beside.setVisible(part != Part.DOTS);
    beside.setManaged(part != Part.DOTS);
    Texts.show(chosen, !isRun);
    diagram.backward().set(part == Part.CHAIN || part == Part.STEP);
    List<Node> parts =
        switch (part) {
          case DOTS -> List.of(note);
          case FORWARD, LOSS -> List.of(table);
          case CHAIN -> List.of(weightRow, colours, table);
          case STEP -> List.of(weightRow, colours, table, takeStep);
          case FIFTY -> List.of();
        };
    below.getChildren().setAll(parts);
    squeeze();
    showStep();
  }

  private void squeeze() {
    diagram.squeeze(isStacked());
    run.squeeze(isStacked());
  }

  private Part part() {
    return Part.values()[Math.min(step.get(), Part.values().length - 1)];
  }

  private void showStep() {
    TwoClassFolder read = model.dots().get();
    OneStep now = model.oneStep().get();
    if (read == null || now == null) {
      return;
    }
    photograph.setText(text.ofPhotograph());
    right.setText(text.right());
    thumbnails.show(read.files().get(model.photograph().get()), thumbnail);
    takeStep.setDisable(model.stepsTaken().get() >= DescentViewModel.STEPS);
    int photographs = model.points().size();
    switch (part()) {
      case DOTS ->
          note.setText(
              words.get("learn.descent.axes", text.axis(read.first()), text.axis(read.second())));
      case FORWARD -> tables.forward(table, now);
      case LOSS -> tables.loss(table, now, photographs);
      case CHAIN -> tables.chain(table, now, photographs);
      case STEP -> tables.step(table, now);
      case FIFTY -> {}
    }
  }
}
