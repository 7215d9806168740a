package org.filterscope.ui.filters;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.dialog.ConfirmDialog;

/** Asks in dialogs over the window. */
final class FiltersDialogs implements FiltersQuestions {

  private final Messages words;
  private final Node owner;

  /** Dialogs over the window that a node is in. */
  FiltersDialogs(Messages words, Node owner) {
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
    ((Region) dialog.getDialogPane().getContent()).setPadding(ConfirmDialog.PADDING);
    return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
  }

  @Override
  public boolean delete(String name) {
    return new ConfirmDialog(
            words.get("filters.index.delete.title"),
            words.get("filters.index.delete.question", name),
            words.get("filters.index.delete.yes"),
            words.get("filters.index.delete.no"))
        .ask(owner);
  }
}
