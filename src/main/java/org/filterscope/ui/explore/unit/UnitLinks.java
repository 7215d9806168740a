package org.filterscope.ui.explore.unit;

import java.util.function.Consumer;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.UnitAddress;

/**
 * The ways from a unit to other places.
 *
 * @param explore opens a patch's photograph, and looks at the unit there
 * @param filters shows the unit in Filters
 * @param arithmetic shows how a cell of it comes about
 * @param why explains why it responds
 */
public record UnitLinks(
    Consumer<PatchLocation> explore,
    Consumer<UnitAddress> filters,
    Consumer<CellAddress> arithmetic,
    Runnable why) {}
