package org.filterscope.ui.train;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** How far looking the folder through has come. */
final class CheckPane extends VBox {

  private static final double WIDTH = 420;

  private final StepText text;
  private final ProgressBar bar = new ProgressBar();
  private final Label how = Texts.text("");

  CheckPane(TrainViewModel model) {
    Messages words = model.words();
    text = new StepText(words);
    setId("checking");
    getStyleClass().add("invitation");
    setAlignment(Pos.CENTER);
    bar.setPrefWidth(WIDTH);
    how.setId("check-text");
    how.setMaxWidth(WIDTH);
    Button cancel = new Button(words.get("train.check.cancel"));
    cancel.setId("check-cancel");
    cancel.setOnAction(event -> model.stopChecking());
    Label note = Texts.note(words.get("train.check.note"));
    note.setMaxWidth(WIDTH);
    getChildren().addAll(Texts.title(words.get("train.check.title")), bar, how, note, cancel);
    model.checking().step().addListener((property, old, now) -> show(now));
    show(model.checking().step().get());
  }

  private void show(@Nullable Step step) {
    bar.setProgress(StepText.done(step));
    how.setText(text.of(step));
    bar.setAccessibleText(how.getText());
  }
}
