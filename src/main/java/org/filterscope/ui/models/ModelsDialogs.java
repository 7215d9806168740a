package org.filterscope.ui.models;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.dialog.ConfirmDialog;
import org.jspecify.annotations.Nullable;

/** Asks in dialogs over the window. */
final class ModelsDialogs implements ModelsQuestions {

  private final Messages words;
  private final Supplier<@Nullable Node> owner;

  /**
   * Dialogs over a window.
   *
   * @param owner a node of it
   */
  ModelsDialogs(Messages words, Supplier<@Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean remove(String name) {
    return new ConfirmDialog(
            words.get("models.remove.title"),
            words.get("models.remove.question", name),
            words.get("models.remove.yes"),
            words.get("models.remove.no"))
        .ask(owner.get());
  }

  @Override
  public boolean discard(String name) {
    return new ConfirmDialog(
            words.get("models.discard.title"),
            words.get("models.discard.question", name),
            words.get("models.discard.yes"),
            words.get("models.discard.no"))
        .ask(owner.get());
  }
}
