package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Model;
import org.filterscope.network.Node;

/**
 * The layers that an index shares with a model: the model has the same weights in and below them
 * and the same preprocessing. Their names and positions in the model may differ.
 */
public final class SharedLayers {

  private final Map<IndexedLayer, Node> nodes = new LinkedHashMap<>();
  private final int indexed;

  private SharedLayers(int indexed) {
    this.indexed = indexed;
  }

  /** Finds the shared layers. The first call for a model reads its weights. */
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

  /** The shared layers, in the index's order, with their nodes in the model. */
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
