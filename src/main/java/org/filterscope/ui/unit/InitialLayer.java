package org.filterscope.ui.unit;

import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;

/** Which layer a network is opened at. */
public final class InitialLayer {

  private InitialLayer() {}

  /**
   * The last layer with maps of at least a quarter of the input's side: late enough for units to
   * look for more than edges, early enough to see where. Of VGG16 that is conv3_3.
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
