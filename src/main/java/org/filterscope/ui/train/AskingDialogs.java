package org.filterscope.ui.train;

import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import org.filterscope.ui.Words;
import org.jspecify.annotations.Nullable;

/** Asks in dialogs over the window. */
final class AskingDialogs implements Asking {

  private static final double WIDTH = 380;

  private final Words words;
  private final Supplier<@Nullable Node> owner;

  /**
   * Dialogs over a window.
   *
   * @param owner a node of it; while the screen is out of view, dialogs stand alone
   */
  AskingDialogs(Words words, Supplier<@Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean discard() {
    return ask(
        words.get("train.discard.title"),
        words.get("train.discard.question"),
        words.get("train.discard.yes"),
        words.get("train.discard.no"));
  }

  @Override
  public boolean leave() {
    return ask(
        words.get("train.leave.title"),
        words.get("train.leave.question"),
        words.get("train.leave.yes"),
        words.get("train.leave.no"));
  }

  private boolean ask(String title, String question, String yes, String no) {
    ButtonType agree = new ButtonType(yes, ButtonData.OTHER);
    ButtonType keep = new ButtonType(no, ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, agree, keep);
    Label text = Labels.text(question);
    text.setPadding(new Insets(12, 16, 4, 16));
    text.setPrefWidth(WIDTH);
    alert.getDialogPane().setContent(text);
    // What Enter and Escape choose loses nothing.
    Button kept = (Button) alert.getDialogPane().lookupButton(keep);
    kept.setDefaultButton(true);
    alert.setOnShown(event -> kept.requestFocus());
    Node node = owner.get();
    if (node != null && node.getScene() != null) {
      alert.initOwner(node.getScene().getWindow());
    }
    alert.setTitle(title);
    alert.setHeaderText(null);
    alert.setGraphic(null);
    return alert.showAndWait().filter(agree::equals).isPresent();
  }
}
