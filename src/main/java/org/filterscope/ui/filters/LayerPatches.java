package org.filterscope.ui.filters;

import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.patches.UnitPatches;
import org.filterscope.ui.unit.OpenIndex;

/**
 * What an index knows of a layer.
 *
 * @param index where it is from
 * @param layer the layer
 * @param units by channel; empty where the index does not know the layer
 */
record LayerPatches(OpenIndex index, Node layer, List<UnitPatches> units) {

  /** Copies the list. */
  LayerPatches {
    units = List.copyOf(units);
  }

  /** Reads a layer; not on the interface's thread. */
  static LayerPatches read(OpenIndex index, Node layer) {
    return new LayerPatches(
        index, layer, index.knows(layer.name()) ? index.index().units(layer.name()) : List.of());
  }
}
