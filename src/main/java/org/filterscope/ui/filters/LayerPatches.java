package org.filterscope.ui.filters;

import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.ui.index.OpenIndex;

/**
 * A layer's units in an index.
 *
 * @param index the index
 * @param layer the layer
 * @param units the units by channel; empty if the index does not have the layer, or no photograph
 *     yet
 */
record LayerPatches(OpenIndex index, Node layer, List<UnitPatches> units) {

  /** Copies the list. */
  LayerPatches {
    units = List.copyOf(units);
  }

  /** Reads a layer. Not for the JavaFX application thread. */
  static LayerPatches read(OpenIndex index, Node layer) {
    List<UnitPatches> units =
        index.knows(layer.name()) ? index.index().units(layer.name()) : List.of();
    // Before the first photograph nothing is known; in particular, units are not dead.
    boolean isKnown = !units.isEmpty() && units.get(0).statistics().views() > 0;
    return new LayerPatches(index, layer, isKnown ? units : List.of());
  }
}
