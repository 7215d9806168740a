package org.filterscope.ui.explore.why;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** A layer with maps that an explanation looks at; at first the last convolution. */
final class LayerChoice {

  private final List<Node> layers;
  private final ObjectProperty<@Nullable Node> layer = new SimpleObjectProperty<>();

  LayerChoice(Model model) {
    layers =
        model.network().layers().stream().filter(node -> !node.shape().isVector()).toList();
    Node last = null;
    for (Node node : layers) {
      boolean isConvolution = node.operation() instanceof Operation.Convolution;
      last = isConvolution || last == null ? node : last;
    }
    layer.set(last);
  }

  /** The layers with maps, in order. */
  List<Node> layers() {
    return layers;
  }

  /** The layer; null only if the network has no maps at all. */
  ObjectProperty<@Nullable Node> layer() {
    return layer;
  }

  /** Chooses the last convolution before a unit's layer, if the present one does not lead there. */
  void before(Node node) {
    Node now = layer.get();
    if (now == null || now.index() < node.index()) {
      return;
    }
    Node last = null;
    for (Node earlier : layers) {
      if (earlier.index() < node.index()) {
        boolean isConvolution = earlier.operation() instanceof Operation.Convolution;
        last = isConvolution || last == null ? earlier : last;
      }
    }
    if (last != null) {
      layer.set(last);
    }
  }
}
