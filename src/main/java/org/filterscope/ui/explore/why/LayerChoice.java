package org.filterscope.ui.explore.why;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.jspecify.annotations.Nullable;

/** A layer with maps that an explanation looks at; at first the last convolution. */
final class LayerChoice {

  private final Network network;
  private final List<Node> layers;
  private final ObjectProperty<@Nullable Node> layer = new SimpleObjectProperty<>();

  /** What the user chose last, or the layer at first. */
  private @Nullable Node wanted;

  private boolean isAdapting;

  LayerChoice(Model model) {
    network = model.network();
    layers = network.layers().stream().filter(node -> !node.shape().isVector()).toList();
    wanted = usualBefore(network.output());
    layer.set(wanted);
    layer.addListener((property, old, now) -> wanted = isAdapting ? wanted : now);
  }

  /** The layers with maps, in order. */
  List<Node> layers() {
    return layers;
  }

  /** The layer; null only if the network has no maps at all. */
  ObjectProperty<@Nullable Node> layer() {
    return layer;
  }

  /** Makes sure that the layer is before a unit's own: as wanted, or else the last convolution. */
  void before(Node node) {
    Node kept = wanted;
    isAdapting = true;
    layer.set(kept != null && kept.index() < node.index() ? kept : usualBefore(node));
    isAdapting = false;
  }

  private @Nullable Node usualBefore(Node node) {
    return ClassActivation.usualLayer(network, node).orElse(null);
  }
}
