package org.filterscope.ui.learn.experiment;

import javafx.scene.control.ComboBox;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/** A choice among a network's layers, without the classes. */
final class LayerBox extends ComboBox<String> {

  LayerBox(Network network, String id, String name, Node chosen) {
    setId(id);
    setAccessibleText(name);
    network.layers().stream()
        .filter(layer -> layer.index() < network.output().index())
        .map(Node::name)
        .forEach(getItems()::add);
    setValue(chosen.name());
  }

  /** The chosen layer. */
  Node layer(Network network) {
    return network.find(getValue()).orElseThrow();
  }
}
