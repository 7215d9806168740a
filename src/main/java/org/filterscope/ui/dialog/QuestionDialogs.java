package org.filterscope.ui.dialog;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** Asks the user in dialogs over the window. */
public final class QuestionDialogs implements Questions {

  /** The padding of a dialog's content; the theme has none. */
  private static final Insets PADDING = new Insets(12, 16, 4, 16);

  private static final double WIDTH = 380;

  private final Messages words;
  private final Supplier<? extends @Nullable Node> owner;

  /**
   * Creates dialogs over a window.
   *
   * @param owner a node of the window; while it is out of view, dialogs have no owner
   */
  public QuestionDialogs(Messages words, Supplier<? extends @Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean confirm(Confirmation question) {
    ButtonType agree = new ButtonType(words.get(question.keys() + "yes"), ButtonData.OTHER);
    return ask(question, agree).filter(agree::equals).isPresent();
  }

  @Override
  public Unsaved unsaved(Confirmation question) {
    ButtonType save = new ButtonType(words.get(question.keys() + "save"), ButtonData.OTHER);
    ButtonType lose = new ButtonType(words.get(question.keys() + "yes"), ButtonData.OTHER);
    Optional<ButtonType> chosen = ask(question, save, lose);
    if (chosen.filter(save::equals).isPresent()) {
      return Unsaved.SAVE;
    }
    return chosen.filter(lose::equals).isPresent() ? Unsaved.DISCARD : Unsaved.KEEP;
  }

  /** Asks, with the given choices and one that changes nothing. */
  private Optional<ButtonType> ask(Confirmation question, ButtonType... choices) {
    String asked = words.get(question.keys() + "question", question.subject());
    ButtonType keep = new ButtonType(words.get(question.keys() + "no"), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, asked, choices);
    alert.getButtonTypes().add(keep);
    Label text = new Label(asked);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setPadding(PADDING);
    text.setPrefWidth(WIDTH);
    alert.getDialogPane().setContent(text);
    // Enter and Escape choose the button that loses nothing.
    Button kept = (Button) alert.getDialogPane().lookupButton(keep);
    kept.setDefaultButton(true);
    alert.setOnShown(event -> kept.requestFocus());
    dress(alert, words.get(question.keys() + "title"));
    return alert.showAndWait();
  }

  @Override
  public Optional<String> name(NameQuestion question) {
    TextInputDialog dialog = new TextInputDialog(question.before());
    dialog.setContentText(words.get(question.keys() + "name"));
    ((Region) dialog.getDialogPane().getContent()).setPadding(PADDING);
    dress(dialog, words.get(question.keys() + "title"));
    return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
  }

  private void dress(Dialog<?> dialog, String title) {
    Node node = owner.get();
    if (node != null && node.getScene() != null) {
      dialog.initOwner(node.getScene().getWindow());
    }
    dialog.setTitle(title);
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
  }
}
