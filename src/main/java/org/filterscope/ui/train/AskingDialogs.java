package org.filterscope.ui.train;

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
   * @param owner a node of it; while the screen is out of view, dialogs stand alone
   */
  AskingDialogs(Words words, Supplier<@Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean discard() {
    return new Question(
            words.get("train.discard.title"),
            words.get("train.discard.question"),
            words.get("train.discard.yes"),
            words.get("train.discard.no"))
        .ask(owner.get());
  }

  @Override
  public boolean leave() {
    return new Question(
            words.get("train.leave.title"),
            words.get("train.leave.question"),
            words.get("train.leave.yes"),
            words.get("train.leave.no"))
        .ask(owner.get());
  }
}
