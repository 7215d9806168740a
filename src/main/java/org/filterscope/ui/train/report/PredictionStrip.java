package org.filterscope.ui.train.report;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.jspecify.annotations.Nullable;

/** Photographs in a row with their answers. A click or Enter opens one. */
final class PredictionStrip extends ListView<Prediction> {

  private static final double WIDTH = 132;
  private static final double SIDE = 104;
  private static final double HEIGHT = 190;

  private final Messages words;
  private final List<String> classes;
  private final Thumbnails thumbnails;
  private final Consumer<Path> open;

  /**
   * Creates an empty strip.
   *
   * @param classes names of labels and answers
   * @param open shows a photograph
   */
  PredictionStrip(
      Messages words, List<String> classes, Thumbnails thumbnails, Consumer<Path> open) {
    this.words = words;
    this.classes = classes;
    this.thumbnails = thumbnails;
    this.open = open;
    getStyleClass().add("answer-strip");
    setOrientation(Orientation.HORIZONTAL);
    setFixedCellSize(WIDTH);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setCellFactory(list -> new AnswerCell());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          Prediction chosen = getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && chosen != null) {
            open.accept(chosen.image());
            event.consume();
          }
        });
  }

  /** Shows answers, starting at the first. */
  void show(List<Prediction> answers) {
    getItems().setAll(answers);
    if (!answers.isEmpty()) {
      scrollTo(0);
    }
  }

  private final class AnswerCell extends ListCell<Prediction> {
    private final ImageView picture = new ImageView();
    private final Label said = new Label();
    private final Label truth = new Label();
    private final Label name = new Label();
    private final Tooltip whole = new Tooltip();
    private final VBox all;

    AnswerCell() {
      picture.setFitWidth(SIDE);
      picture.setFitHeight(SIDE);
      picture.setPreserveRatio(true);
      StackPane frame = new StackPane(picture);
      frame.getStyleClass().add("thumbnail");
      frame.setMinSize(SIDE, SIDE);
      frame.setMaxSize(SIDE, SIDE);
      truth.getStyleClass().add("section-note");
      name.getStyleClass().add("section-note");
      for (Label label : List.of(said, truth, name)) {
        label.setMaxWidth(WIDTH - 12);
      }
      all = new VBox(2, frame, said, truth, name);
      all.setAlignment(Pos.TOP_CENTER);
      setAlignment(Pos.TOP_CENTER);
      setOnMouseClicked(
          event -> {
            Prediction shown = getItem();
            if (shown != null && event.getButton() == MouseButton.PRIMARY) {
              open.accept(shown.image());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Prediction answer, boolean isEmpty) {
      super.updateItem(answer, isEmpty);
      if (answer == null || isEmpty) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(null);
        thumbnails.show(null, picture);
        return;
      }
      String file = String.valueOf(answer.image().getFileName());
      String taken = classes.get(answer.answer());
      String probability = Texts.two(answer.probability());
      said.setText(words.get("train.answer.said", taken, probability));
      truth.setText(
          answer.isRight()
              ? words.get("train.answer.right")
              : words.get("train.answer.is", classes.get(answer.label())));
      name.setText(file);
      whole.setText(words.get("train.answer.tooltip", answer.image().toString()));
      setTooltip(whole);
      setAccessibleText(
          words.get(
              "train.answer.accessible", file, classes.get(answer.label()), taken, probability));
      thumbnails.show(answer.image(), picture);
      setGraphic(all);
    }
  }
}
