package org.filterscope.training;

import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.file.PooledHead;

/** What is trained on top of the frozen base. */
public enum HeadKind {
  /** Softmax on the means of the last maps over a 2 x 2 grid and the whole: {@link PooledHead}. */
  POOLED,
  /** Softmax on all cells of the last maps. */
  FLAT,
  /** 256 units with ReLU and dropout on all cells of the last maps, then softmax. */
  DENSE;

  private static final String FLATTENED = "head_cells";

  /** The node whose output the head reads. */
  static final String DIRECTION = PooledHead.FEATURES;

  /**
   * The base of a network with this head's fixed layers behind it; its output is the vector that
   * the head learns from.
   *
   * @param network of any head: its own is left out
   */
  public Network.Builder onBaseOf(Network network) {
    Node maps = lastMaps(network);
    return behind(Network.Builder.upTo(network, maps), maps.name());
  }

  /**
   * The head's fixed layers behind maps.
   *
   * @param maps the name of the node that was added last
   */
  Network.Builder behind(Network.Builder builder, String maps) {
    if (this == POOLED) {
      return PooledHead.addFeatures(builder, maps);
    }
    return builder
        .add(
            FLATTENED,
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
            Activation.IDENTITY)
        .add(DIRECTION, new Operation.FixedLength(PooledHead.LENGTH), Activation.IDENTITY);
  }

  /** The last maps of a network's base. */
  static Node lastMaps(Network network) {
    if (PooledHead.isOn(network)) {
      return PooledHead.maps(network);
    }
    Node last =
        network.nodes().stream()
            .filter(node -> !node.shape().isVector())
            .reduce((before, after) -> after)
            .orElseThrow();
    boolean hasDenseLayers =
        network.nodes().stream().anyMatch(node -> node.operation() instanceof Operation.Dense);
    return hasDenseLayers ? last : belowClasses(network, last);
  }

  /** Where the maps themselves are the classes', what the convolution that makes them reads. */
  private static Node belowClasses(Network network, Node last) {
    Node node = last;
    while (node.inputs().size() == 1
        && node.shape().channels() == network.output().shape().channels()) {
      Node before = network.node(node.inputs().get(0));
      if (node.operation() instanceof Operation.Convolution) {
        return before;
      }
      node = before;
    }
    return last;
  }
}
