package org.filterscope.activation;

import java.util.HashMap;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;

/**
 * The max poolings that convolutions fill along with their own maps, while these are still in the
 * cache. A convolution can fill the pooling that follows it if the windows are 2 x 2 with stride 2.
 */
final class FusedPoolings {
  private static final Window HALVED = Window.of(2, 2, 0);

  private final Map<Integer, Node> byConvolution = new HashMap<>();

  /** Finds the fused poolings of a network. */
  FusedPoolings(Network network) {
    for (Node node : network.nodes()) {
      if (node.operation() instanceof Operation.MaxPooling pooling
          && pooling.vertical().equals(HALVED)
          && pooling.horizontal().equals(HALVED)
          && node.activation().kind() == Activation.Kind.IDENTITY
          && canPool(network.node(node.inputs().get(0)))) {
        byConvolution.putIfAbsent(node.inputs().get(0), node);
      }
    }
  }

  /** The pooling that a node fills along with its own map; null if there is none. */
  @Nullable Node behind(Node node) {
    return byConvolution.get(node.index());
  }

  /** Whether a node is filled by the convolution before it. */
  boolean isFused(Node node) {
    return byConvolution.values().stream().anyMatch(fused -> fused.index() == node.index());
  }

  /** Only what is applied before a map is written, such as a ReLU, also reaches the maxima. */
  private static boolean canPool(Node node) {
    Activation.Kind kind = node.activation().kind();
    return (kind == Activation.Kind.RELU || kind == Activation.Kind.IDENTITY)
        && node.operation() instanceof Operation.Convolution convolution
        && Convolutions.canPool(convolution.undilated());
  }
}
