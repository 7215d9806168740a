package org.filterscope.ui.filters;

import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.ui.index.OpenIndex;

/**
 * What an index knows of a layer.
 *
 * @param index where it is from
 * @param layer the layer
 * @param units by channel; empty where the index does not know the layer, or no photograph yet
 */
record LayerPatches(OpenIndex index, Node layer, List<UnitPatches> units) {

  /** Copies the list. */
  LayerPatches {
    units = List.copyOf(units);
  }

  /** Reads a layer; not on the interface's thread. */
  static LayerPatches read(OpenIndex index, Node layer) {
    List<UnitPatches> units =
        index.knows(layer.name()) ? index.index().units(layer.name()) : List.of();
    // Before the first photograph nothing can be said, least of all that units are dead.
    boolean isKnown = !units.isEmpty() && units.get(0).statistics().views() > 0;
    return new LayerPatches(index, layer, isKnown ? units : List.of());
  }
}
