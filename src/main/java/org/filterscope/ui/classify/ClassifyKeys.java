package org.filterscope.ui.classify;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** The keyboard shortcuts of the Classify screen. */
final class ClassifyKeys {

  private static final KeyCombination SAVE = shortcut(KeyCode.S);
  private static final KeyCombination COPY = shortcut(KeyCode.C);
  private static final KeyCombination UNDO = shortcut(KeyCode.Z);

  private final ClassifyViewModel model;
  private final PredictionTable table;
  private final Runnable save;
  private final Runnable copy;

  ClassifyKeys(ClassifyViewModel model, PredictionTable table, Runnable save, Runnable copy) {
    this.model = model;
    this.table = table;
    this.save = save;
    this.copy = copy;
  }

  /** The entries for the list of shortcuts. */
  static List<KeyHint> hints(Messages words) {
    return List.of(
        new KeyHint("Enter", words.get("classify.key.explore")),
        new KeyHint(words.keys("Ctrl+Z"), words.get("classify.key.undo")),
        new KeyHint(words.keys("Ctrl+S"), words.get("classify.key.save")),
        new KeyHint(words.keys("Ctrl+C"), words.get("classify.key.copy")));
  }

  /** Handles a key and returns whether it did. While text is being typed, only saving works. */
  boolean take(KeyEvent event, @Nullable Node focus) {
    boolean isTyping = focus instanceof TextInputControl;
    if (SAVE.match(event)) {
      save.run();
    } else if (isTyping) {
      return false;
    } else if (COPY.match(event)) {
      copy.run();
    } else if (UNDO.match(event)) {
      model.undo();
    } else if (event.getCode() == KeyCode.ENTER && focus == table) {
      table.chosen().stream().findFirst().ifPresent(model::explore);
    } else {
      return false;
    }
    return true;
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
