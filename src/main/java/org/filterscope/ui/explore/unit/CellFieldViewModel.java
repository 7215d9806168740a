package org.filterscope.ui.explore.unit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.image.Box;
import org.filterscope.network.Network;
import org.filterscope.network.Region;
import org.filterscope.projection.Seed;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.photograph.CellField;
import org.jspecify.annotations.Nullable;

/** What the chosen unit's chosen cell, or else its strongest, sees of the photograph. */
public final class CellFieldViewModel {

  private final Network network;
  private final UnitViewModel unit;
  private final UnitSelection choice;
  private final ReadOnlyObjectWrapper<@Nullable CellField> field = new ReadOnlyObjectWrapper<>();

  /** Follows the unit and the choice. */
  public CellFieldViewModel(Network network, UnitViewModel unit, UnitSelection choice) {
    this.network = network;
    this.unit = unit;
    this.choice = choice;
    unit.map().addListener((property, old, now) -> locate());
    unit.mapStale().addListener((property, old, now) -> locate());
    choice.seed().addListener((property, old, now) -> locate());
  }

  /** Its place; null where there is no such cell, or not yet. */
  public ReadOnlyObjectProperty<@Nullable CellField> field() {
    return field.getReadOnlyProperty();
  }

  private void locate() {
    UnitMap map = unit.map().get();
    Seed seed = choice.seed().get();
    if (map == null
        || unit.mapStale().get()
        || map.layer().shape().isVector()
        || seed instanceof Seed.WholeMap
        || (map.peak().value() == 0 && !(seed instanceof Seed.Cell))) {
      field.set(null);
      return;
    }
    int row = seed instanceof Seed.Cell cell ? cell.row() : map.peak().row();
    int column = seed instanceof Seed.Cell cell ? cell.column() : map.peak().column();
    Region region = network.receptiveField(map.layer(), row, column);
    field.set(
        region.cells() == 0
            ? null
            : new CellField(
                map.maps().inspection(),
                row,
                column,
                new Box(region.left(), region.top(), region.right(), region.bottom())));
  }
}
