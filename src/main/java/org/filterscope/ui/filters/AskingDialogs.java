package org.filterscope.ui.filters;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import org.filterscope.ui.Words;

/** Asks in dialogs over the window. */
final class AskingDialogs implements Asking {

  private final Words words;
  private final Node owner;

  /** Dialogs over the window that a node is in. */
  AskingDialogs(Words words, Node owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public Optional<String> name(String before) {
    TextInputDialog dialog = new TextInputDialog(before);
    dialog.initOwner(owner.getScene().getWindow());
    dialog.setTitle(words.get("filters.index.rename.title"));
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
    dialog.setContentText(words.get("filters.index.rename.name"));
    return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
  }

  @Override
  public boolean delete(String name) {
    ButtonType delete = new ButtonType(words.get("filters.index.delete.yes"), ButtonData.OK_DONE);
    ButtonType keep = new ButtonType(words.get("filters.index.delete.no"), ButtonData.CANCEL_CLOSE);
    Alert alert =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            words.get("filters.index.delete.question", name),
            delete,
            keep);
    alert.initOwner(owner.getScene().getWindow());
    alert.setTitle(words.get("filters.index.delete.title"));
    alert.setHeaderText(null);
    alert.setGraphic(null);
    return alert.showAndWait().filter(delete::equals).isPresent();
  }
}
