package org.filterscope.ui.filters;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Words;
import org.filterscope.ui.unit.ExhibitMenu;
import org.jspecify.annotations.Nullable;

/** The screen's keys. */
final class FiltersKeys {

  private final FiltersViewModel model;
  private final UnitsPane units;
  private final ExhibitMenu menu;
  private final FilterExhibits exhibits;
  private boolean isTypedTaken;

  FiltersKeys(FiltersViewModel model, UnitsPane units, ExhibitMenu menu, FilterExhibits exhibits) {
    this.model = model;
    this.units = units;
    this.menu = menu;
    this.exhibits = exhibits;
  }

  static List<KeyHint> hints(Words words) {
    return Stream.of("wall", "enter", "layer", "mode", "patches", "jump", "focus", "save", "copy")
        .map(
            key ->
                new KeyHint(
                    words.get("filters.keys." + key), words.get("filters.keys." + key + ".what")))
        .toList();
  }

  /** Takes keys before lists and scroll panes do. */
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
      menu.save(focused, exhibits::unit);
      return true;
    }
    if (event.getCode() == KeyCode.C && !(focused instanceof TextInputControl)) {
      menu.copy(focused, exhibits::unit);
      return true;
    }
    return false;
  }

  private boolean key(KeyEvent event, @Nullable Node focused) {
    if (event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
      return false;
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
      case M -> model.nextMode();
      case B -> model.both().set(!model.both().get());
      case G -> units.focusJump();
      case W -> units.focusUnits();
      default -> {
        return false;
      }
    }
    return true;
  }
}
