package org.filterscope.ui.models;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.filterscope.ui.Words;
import org.filterscope.ui.unit.Question;
import org.jspecify.annotations.Nullable;

/** Asks in dialogs over the window. */
final class AskingDialogs implements Asking {

  private final Words words;
  private final Supplier<@Nullable Node> owner;

  /**
   * Dialogs over a window.
   *
   * @param owner a node of it
   */
  AskingDialogs(Words words, Supplier<@Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean remove(String name) {
    return new Question(
            words.get("models.remove.title"),
            words.get("models.remove.question", name),
            words.get("models.remove.yes"),
            words.get("models.remove.no"))
        .ask(owner.get());
  }

  @Override
  public boolean discard(String name) {
    return new Question(
            words.get("models.discard.title"),
            words.get("models.discard.question", name),
            words.get("models.discard.yes"),
            words.get("models.discard.no"))
        .ask(owner.get());
  }
}
