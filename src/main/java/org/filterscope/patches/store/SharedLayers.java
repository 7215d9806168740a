package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Model;
import org.filterscope.network.Node;

/**
 * The layers of an index that a model has, too: the model has the same weights in and below them,
 * and prepares photographs in the same way. They may have other names and places in the model.
 */
public final class SharedLayers {

  private final Map<IndexedLayer, Node> nodes = new LinkedHashMap<>();
  private final int indexed;

  private SharedLayers(int indexed) {
    this.indexed = indexed;
  }

  /** Finds them. The first time that a model is asked about, its weights are read. */
  public static SharedLayers of(IndexDescription index, Model model) {
    SharedLayers shared = new SharedLayers(index.layers().size());
    IndexDescription whole = IndexDescription.of(model, index.cuts(), List.of());
    for (IndexedLayer layer : index.layers()) {
      index
          .counterpart(layer, whole)
          .ifPresent(there -> shared.nodes.put(layer, model.network().node(there.id())));
    }
    return shared;
  }

  /** The layers of the index that the model has, in the index's order, with their nodes. */
  public Map<IndexedLayer, Node> nodes() {
    return nodes;
  }

  /** The nodes of all layers of the index, in its order. */
  public List<Node> all() {
    if (!areAll()) {
      throw new IllegalStateException("Layers of the index that the model has not");
    }
    return new ArrayList<>(nodes.values());
  }

  /** Whether the model has all layers of the index. */
  public boolean areAll() {
    return nodes.size() == indexed;
  }
}
