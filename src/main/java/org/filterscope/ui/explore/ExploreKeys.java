package org.filterscope.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.UnitScreenKeys;

/** The keys of the screen, wherever in it the focus is. */
final class ExploreKeys extends UnitScreenKeys {

  private final ExploreViewModel model;
  private final WallPane wall;
  private final ExploreExports exhibits;

  ExploreKeys(ExploreViewModel model, WallPane wall, ExploreExports exhibits, ExportMenu menu) {
    super(menu);
    this.model = model;
    this.wall = wall;
    this.exhibits = exhibits;
  }

  /** The list of keys. */
  static List<KeyHint> hints(Messages words) {
    return hints(
        words,
        "explore.keys.",
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
        "menu");
  }

  @Override
  protected Optional<Exportable> usual() {
    return exhibits.projection(model.unit().projection().get(), model.closeUp().get());
  }

  @Override
  protected void moveLayer(int by) {
    model.moveLayer(by);
  }

  @Override
  protected boolean letter(KeyCode code) {
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
