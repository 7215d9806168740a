package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.explanation.AnswerChange;
import org.filterscope.explanation.CoverMask;
import org.filterscope.explanation.MaskedAnswer;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.image.Box;
import org.filterscope.network.Model;
import org.filterscope.network.Shape;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.MarkedPicture;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.NumberFormats;

/** A mask that is drawn by hand, with the answer under it. */
final class MaskSection extends VBox implements AutoCloseable {

  private static final double SIDE = 260;
  private static final double LARGEST = 60;

  private final Messages words;
  private final WhyViewModel why;
  private final MaskViewModel model;
  private final MarkedPicture picture;
  private final Segments<Boolean> tool = new Segments<>();
  private final Label total = Texts.text("");
  private final BeforeAfterBars bars;
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean isCovering = true;
  private double row;
  private double column;

  MaskSection(Workspace workspace, Model network, WhyViewModel why, PictureTools tools) {
    super(6);
    words = workspace.words();
    this.why = why;
    model = why.mask();
    Shape input = network.network().input();
    row = input.height() / 2.0;
    column = input.width() / 2.0;
    picture = new MarkedPicture(workspace.desk(), false);
    picture.setId("mask-picture");
    picture.setPrefSize(SIDE, SIDE);
    picture.setMinSize(SIDE, SIDE);
    picture.setMaxSize(SIDE, SIDE);
    picture.setAccessibleText(words.get("why.mask.accessible"));
    picture.onPoint(
        point -> {
          row = point.y();
          column = point.x();
          draw();
        });
    picture.onMove(
        move -> {
          row = Math.min(Math.max(row + 4 * move.rows(), 0), input.height());
          column = Math.min(Math.max(column + 4 * move.columns(), 0), input.width());
          showBrush();
        });
    picture.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    tools.menu().attach(picture, this::exhibit);
    bars = new BeforeAfterBars(words, ReadableLabels.of(network.labels()));
    VBox answers = new VBox(8, total, bars);
    HBox.setHgrow(answers, Priority.ALWAYS);
    getChildren()
        .addAll(
            Texts.heading(words.get("why.mask.title")),
            Texts.note(words.get("why.mask.how")),
            controls(),
            new HBox(16, picture, answers));
    subscriptions.add(StaleMark.follow(model.busy(), answers));
    subscriptions.onChange(model.picture(), this::show);
    subscriptions.onChange(model.answer(), this::show);
    show();
  }

  private FlowPane controls() {
    tool.add(true, words.get("why.mask.cover"), words.get("why.mask.cover.tooltip"));
    tool.add(false, words.get("why.mask.uncover"), words.get("why.mask.uncover.tooltip"));
    tool.show(true);
    tool.onChoice(chosen -> isCovering = chosen);
    Label name = new Label(words.get("why.mask.brush"));
    Slider brush = new Slider(1, LARGEST, model.radius().get());
    brush.setId("mask-brush");
    brush.setPrefWidth(110);
    brush.setAccessibleText(words.get("why.mask.brush"));
    brush.setTooltip(new Tooltip(words.get("why.mask.brush.tooltip")));
    brush.valueProperty().bindBidirectional(model.radius());
    name.setLabelFor(brush);
    Button clear = new Button(words.get("why.mask.clear"));
    clear.setId("mask-clear");
    clear.getStyleClass().add("small");
    clear.setTooltip(new Tooltip(words.get("why.mask.clear.tooltip")));
    clear.setOnAction(event -> model.clear());
    FlowPane row = new FlowPane(12, 6, tool, new HBox(6, name, brush), clear);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void draw() {
    model.draw(row, column, isCovering);
    showBrush();
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      draw();
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      model.clear();
    } else {
      return;
    }
    event.consume();
  }

  private void showBrush() {
    double radius = model.radius().get();
    picture.mark(List.of(new Box(column - radius, row - radius, column + radius, row + radius)));
  }

  private void show() {
    picture.pictureProperty().set(model.picture().get());
    Question question = why.question().get();
    MaskedAnswer answer = model.answer().get();
    CoverMask mask = model.mask().get();
    Texts.show(bars, answer != null && question != null);
    if (answer == null || question == null) {
      total.setText(words.get(mask.isEverything() ? "why.mask.everything" : "why.mask.nothing"));
      return;
    }
    total.setText(
        words.get(
            "why.mask.total",
            answer.layer() + " / " + answer.channel(),
            NumberFormats.of(answer.before()),
            NumberFormats.of(answer.after()),
            Percent.of(mask.share())));
    bars.show(
        new AnswerChange(question.inspection().classes(), answer.classes()),
        question.isClass() ? OptionalInt.of(question.target().unit()) : OptionalInt.empty());
  }

  private Optional<Exportable> exhibit() {
    return Exhibits.of(
        words.get("why.mask.exhibit"),
        why.question().get(),
        "mask",
        model.picture().get(),
        "covered by hand");
  }

  @Override
  public void close() {
    subscriptions.close();
  }
}
