package org.filterscope.ui.unit;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.jspecify.annotations.Nullable;

/** The keyboard shortcuts of a screen that shows units. They work wherever the focus is. */
public abstract class UnitScreenKeys {

  private final ExportMenu menu;
  private boolean isTypedTaken;

  /** Creates shortcuts that save and copy with a menu. */
  protected UnitScreenKeys(ExportMenu menu) {
    this.menu = menu;
  }

  /**
   * The list of keys.
   *
   * @param prefix the prefix of the text keys that name and explain them
   */
  protected static List<KeyHint> hints(Messages words, String prefix, String... keys) {
    return List.of(keys).stream()
        .map(key -> new KeyHint(words.get(prefix + key), words.get(prefix + key + ".what")))
        .toList();
  }

  /** Handles keys before lists and scroll panes, which use some of them, too. */
  public final void listenOn(Node screen) {
    screen.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (take(event, screen.getScene().getFocusOwner())) {
            event.consume();
          }
        });
    // The key that moves the focus into a field must not be typed there.
    screen.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (isTypedTaken) {
            event.consume();
          }
        });
  }

  /**
   * Handles a key pressed inside the screen or elsewhere in its window.
   *
   * @return whether the screen used it
   */
  public final boolean take(KeyEvent event, @Nullable Node focused) {
    isTypedTaken = event.isShortcutDown() ? command(event, focused) : key(event, focused);
    return isTypedTaken;
  }

  /** What is saved and copied if the focused node has nothing of its own. */
  protected abstract Optional<Exportable> usual();

  /**
   * Moves by a number of layers.
   *
   * @return whether the screen shows layers now
   */
  protected abstract boolean moveLayer(int by);

  /**
   * Handles a key without modifiers, while no text is being typed.
   *
   * @return whether the screen used it
   */
  protected abstract boolean letter(KeyCode code);

  private boolean key(KeyEvent event, @Nullable Node focused) {
    if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
      return false;
    }
    if (event.getCode() == KeyCode.F10 && event.isShiftDown()) {
      return ExportMenu.open(focused);
    }
    return switch (event.getCode()) {
      case PAGE_UP -> moveLayer(-1);
      case PAGE_DOWN -> moveLayer(1);
      default -> !(focused instanceof TextInputControl) && letter(event.getCode());
    };
  }

  private boolean command(KeyEvent event, @Nullable Node focused) {
    if (event.isShiftDown() || event.isAltDown()) {
      return false;
    }
    if (event.getCode() == KeyCode.S) {
      menu.save(focused, this::usual);
      return true;
    }
    if (event.getCode() == KeyCode.C && !(focused instanceof TextInputControl)) {
      menu.copy(focused, this::usual);
      return true;
    }
    return false;
  }
}
