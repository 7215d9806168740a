package org.filterscope.ui.tour;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** The text of a stop, with buttons to the next one and out of the tour. */
final class TourCard extends VBox {

  private static final double WIDTH = 300;

  private final Messages words;
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label place = new Label();
  private final Button leave = new Button();
  private final Button back = new Button();
  private final Button next = new Button();

  /**
   * Creates the card, empty.
   *
   * @param back goes to the stop before
   * @param next goes to the next stop, and after the last one ends the tour
   * @param leave ends the tour
   */
  TourCard(Messages words, Runnable back, Runnable next, Runnable leave) {
    this.words = words;
    setId("tour-card");
    getStyleClass().add("tour-card");
    title.setId("tour-title");
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    text.setId("tour-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    place.getStyleClass().add("section-note");
    place.setMinWidth(USE_PREF_SIZE);
    dress(this.leave, "tour-leave", leave);
    this.leave.getStyleClass().add("flat");
    this.leave.setText(words.get("tour.leave"));
    dress(this.back, "tour-back", back);
    this.back.setText(words.get("tour.back"));
    dress(this.next, "tour-next", next);
    this.next.getStyleClass().add("accent");
    this.next.setDefaultButton(false);
    HBox buttons = new HBox(this.leave, Texts.spring(), this.back, this.next);
    buttons.getStyleClass().add("top-part");
    buttons.setAlignment(Pos.CENTER_LEFT);
    HBox head = new HBox(title, Texts.spring(), place);
    getChildren().addAll(head, text, buttons);
    setPrefWidth(WIDTH);
  }

  private static void dress(Button button, String id, Runnable action) {
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
  }

  /**
   * Shows a stop.
   *
   * @param number from 1
   * @param count of all stops
   */
  void show(TourStop stop, int number, int count) {
    title.setText(stop.title(words));
    text.setText(stop.text(words));
    place.setText(words.get("tour.place", number, count));
    back.setDisable(number == 1);
    next.setText(words.get(number == count ? "tour.done" : "tour.next"));
    // A screen reader reads what has the focus, and the text belongs to it.
    next.setAccessibleText(
        words.get("tour.accessible", title.getText(), text.getText(), next.getText()));
    next.requestFocus();
  }
}
