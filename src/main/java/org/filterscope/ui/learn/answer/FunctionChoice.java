package org.filterscope.ui.learn.answer;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.lesson.function.OtherFunctions;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/** The layer and the function that all steps of the chapter on functions share. */
final class FunctionChoice {

  private final List<Node> layers;
  private final ObjectProperty<Node> layer;
  private final ObjectProperty<Activation> function;

  /**
   * Starts with the first layer and its own function.
   *
   * @throws IllegalArgumentException if no layer of the network has a function
   */
  FunctionChoice(Network network) {
    layers = OtherFunctions.layers(network);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("No layer has a function");
    }
    layer = new SimpleObjectProperty<>(this, "layer", layers.get(0));
    function = new SimpleObjectProperty<>(this, "function", layers.get(0).activation());
  }

  /** The layers that have a function. */
  List<Node> layers() {
    return layers;
  }

  /** The layer whose sums are shown. */
  ObjectProperty<Node> layer() {
    return layer;
  }

  /** The function that is tried on them. */
  ObjectProperty<Activation> function() {
    return function;
  }

  /** Whether the function is the layer's own. */
  boolean isOwn() {
    return function.get().equals(layer.get().activation());
  }
}
