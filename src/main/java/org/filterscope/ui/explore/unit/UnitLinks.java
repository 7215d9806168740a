package org.filterscope.ui.explore.unit;

import java.util.function.Consumer;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;

/**
 * What leads from a unit to other places.
 *
 * @param explore opens a patch's photograph and shows the unit there
 * @param filters shows the unit in Filters
 * @param arithmetic shows the arithmetic of one of its cells in Learn
 * @param why explains why it responds
 */
public record UnitLinks(
    Consumer<PatchLocation> explore,
    Consumer<UnitAddress> filters,
    Consumer<CellAddress> arithmetic,
    Runnable why) {}
