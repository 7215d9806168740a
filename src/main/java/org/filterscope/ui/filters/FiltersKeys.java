package org.filterscope.ui.filters;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.UnitScreenKeys;

/** The keyboard shortcuts of the Filters screen. */
final class FiltersKeys extends UnitScreenKeys {

  private final FiltersViewModel model;
  private final UnitsPane units;
  private final FilterExports exhibits;

  FiltersKeys(FiltersViewModel model, UnitsPane units, ExportMenu menu, FilterExports exhibits) {
    super(menu);
    this.model = model;
    this.units = units;
    this.exhibits = exhibits;
  }

  static List<KeyHint> hints(Messages words) {
    return hints(
        words,
        "filters.keys.",
        "wall",
        "enter",
        "layer",
        "mode",
        "patches",
        "jump",
        "focus",
        "save",
        "copy",
        "menu");
  }

  @Override
  protected Optional<Exportable> usual() {
    return exhibits.unit();
  }

  @Override
  protected boolean moveLayer(int by) {
    model.choice().moveLayer(by);
    return true;
  }

  @Override
  protected boolean letter(KeyCode code) {
    switch (code) {
      case M -> model.choice().nextMode();
      case B -> model.choice().both().set(!model.choice().both().get());
      case G -> units.focusJump();
      case W -> units.focusUnits();
      default -> {
        return false;
      }
    }
    return true;
  }
}
