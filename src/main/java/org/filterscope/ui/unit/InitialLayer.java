package org.filterscope.ui.unit;

import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;

/** Chooses the layer that a network opens at. */
public final class InitialLayer {

  private InitialLayer() {}

  /**
   * The last layer with maps of at least a quarter of the input's side. It is late enough for units
   * to detect more than edges, and early enough to show where. For VGG16, it is conv3_3.
   */
  public static Node of(List<Node> layers) {
    int largest = layers.stream().map(Node::shape).mapToInt(Shape::height).max().orElse(0);
    Node chosen = layers.get(0);
    for (Node layer : layers) {
      boolean isLarge = 4 * layer.shape().height() >= largest;
      if (isLarge && !layer.operation().kind().contains("pooling")) {
        chosen = layer;
      }
    }
    return chosen;
  }
}
