package org.filterscope.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Words;
import org.filterscope.ui.unit.Exhibit;
import org.filterscope.ui.unit.ExhibitMenu;
import org.jspecify.annotations.Nullable;

/** The keys of the screen, wherever in it the focus is. */
final class ExploreKeys {

  private final ExploreViewModel model;
  private final WallPane wall;
  private final Exhibits exhibits;
  private final ExhibitMenu menu;
  private boolean isTypedTaken;

  ExploreKeys(ExploreViewModel model, WallPane wall, Exhibits exhibits, ExhibitMenu menu) {
    this.model = model;
    this.wall = wall;
    this.exhibits = exhibits;
    this.menu = menu;
  }

  /** The list of keys. */
  static List<KeyHint> hints(Words words) {
    return List.of(
            "wall",
            "layer",
            "folder",
            "mode",
            "freeze",
            "overlay",
            "jump",
            "compare",
            "wallfocus",
            "save",
            "copy",
            "menu")
        .stream()
        .map(
            key ->
                new KeyHint(
                    words.get("explore.keys." + key), words.get("explore.keys." + key + ".what")))
        .toList();
  }

  /** Takes keys before lists and scroll panes do, which have their own use for some. */
  void listenOn(Node screen) {
    screen.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          Node focused = screen.getScene().getFocusOwner();
          boolean isTaken = event.isShortcutDown() ? command(event, focused) : key(event, focused);
          isTypedTaken = isTaken;
          if (isTaken) {
            event.consume();
          }
        });
    // The key that leads into a field shall not be typed there.
    screen.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (isTypedTaken) {
            event.consume();
          }
        });
  }

  private boolean command(KeyEvent event, @Nullable Node focused) {
    if (event.isShiftDown() || event.isAltDown()) {
      return false;
    }
    if (event.getCode() == KeyCode.S) {
      menu.save(focused, this::usual);
      return true;
    }
    boolean isText = focused instanceof TextInputControl;
    if (event.getCode() == KeyCode.C && !isText) {
      menu.copy(focused, this::usual);
      return true;
    }
    return false;
  }

  private Optional<Exhibit> usual() {
    return exhibits.projection(model.unit().projection().get(), model.closeUp().get());
  }

  private boolean key(KeyEvent event, @Nullable Node focused) {
    if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
      return false;
    }
    if (event.getCode() == KeyCode.F10 && event.isShiftDown()) {
      return ExhibitMenu.open(focused);
    }
    switch (event.getCode()) {
      case PAGE_UP -> model.moveLayer(-1);
      case PAGE_DOWN -> model.moveLayer(1);
      default -> {
        return !(focused instanceof TextInputControl) && letter(event.getCode());
      }
    }
    return true;
  }

  private boolean letter(KeyCode code) {
    switch (code) {
      case N -> model.bench().workspace().picture().next();
      case P -> model.bench().workspace().picture().previous();
      case M -> model.choice().nextMode();
      case F -> model.frozen().freeze();
      case O -> model.overlay().set(!model.overlay().get());
      case G -> wall.focusJump();
      case W -> wall.focusUnits();
      case C -> model.comparison().isOpen().set(!model.comparison().isOpen().get());
      default -> {
        return false;
      }
    }
    return true;
  }
}
