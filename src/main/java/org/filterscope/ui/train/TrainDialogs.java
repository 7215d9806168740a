package org.filterscope.ui.train;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.dialog.ConfirmDialog;
import org.jspecify.annotations.Nullable;

/** Asks in dialogs over the window. */
final class TrainDialogs implements TrainQuestions {

  private final Messages words;
  private final Supplier<@Nullable Node> owner;

  /**
   * Dialogs over a window.
   *
   * @param owner a node of it; while the screen is out of view, dialogs stand alone
   */
  TrainDialogs(Messages words, Supplier<@Nullable Node> owner) {
    this.words = words;
    this.owner = owner;
  }

  @Override
  public boolean discard() {
    return new ConfirmDialog(
            words.get("train.discard.title"),
            words.get("train.discard.question"),
            words.get("train.discard.yes"),
            words.get("train.discard.no"))
        .ask(owner.get());
  }

  @Override
  public boolean leave() {
    return new ConfirmDialog(
            words.get("train.leave.title"),
            words.get("train.leave.question"),
            words.get("train.leave.yes"),
            words.get("train.leave.no"))
        .ask(owner.get());
  }
}
