package org.filterscope.ui.learn.answer;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;

/** Says that a figure is being computed. The user can cancel that and start it again. */
final class WorkingLine extends HBox {

  private static final double HEIGHT = 28;
  private static final double SIGN = 16;

  private final Messages words;
  private final FigureViewModel<?> model;
  private final ObservableValue<String> what;
  private final ProgressIndicator sign = new ProgressIndicator();
  private final Label text = Texts.note("");
  private final Button button = new Button();
  private boolean isGivenUp;

  /**
   * Follows work until the subscriptions end.
   *
   * @param id what the ids of its parts begin with
   * @param model what is computed
   * @param what it is, in words for the user
   */
  WorkingLine(
      Messages words,
      String id,
      FigureViewModel<?> model,
      ObservableValue<String> what,
      Subscriptions subscriptions) {
    super(8);
    this.words = words;
    this.model = model;
    this.what = what;
    setAlignment(Pos.CENTER_LEFT);
    // It always takes up its place, so that nothing jumps.
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    sign.setMinSize(SIGN, SIGN);
    sign.setMaxSize(SIGN, SIGN);
    text.setId(id + "-text");
    button.setId(id + "-button");
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> press(model.busy().get()));
    getChildren().addAll(sign, text, button);
    subscriptions.onChange(model.busy(), () -> show(model.busy().get()));
    subscriptions.onChange(what, () -> show(model.busy().get()));
    show(model.busy().get());
  }

  private void press(boolean isBusy) {
    isGivenUp = isBusy;
    if (isBusy) {
      model.cancel();
    } else {
      model.again();
    }
    show(isBusy && !isGivenUp);
  }

  private void show(boolean isBusy) {
    isGivenUp &= !isBusy;
    setVisible(isBusy || isGivenUp);
    Texts.show(sign, isBusy);
    text.setText(isBusy ? what.getValue() : words.get("learn.answer.given-up"));
    button.setText(words.get(isBusy ? "job.cancel" : "learn.answer.again"));
  }
}
