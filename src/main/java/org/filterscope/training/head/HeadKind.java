package org.filterscope.training.head;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.file.PooledHead;
import org.filterscope.task.Problem;

/** The kinds of heads that are trained on the frozen base. */
public enum HeadKind {
  /** Softmax on the means of the last maps over a 2 x 2 grid and the whole: {@link PooledHead}. */
  POOLED,
  /** Softmax on all cells of the last maps. */
  FLAT,
  /** 256 units with ReLU and dropout on all cells of the last maps, then softmax. */
  DENSE,
  /** Softmax on the network's own last hidden dense layer: only the classes are replaced. */
  LAST,
  /** Softmax on the network's own first hidden dense layer: later dense layers are removed, too. */
  FIRST;

  private static final String FLATTENED = "head_cells";

  /** The node whose output the head reads. */
  public static final String DIRECTION = PooledHead.FEATURES;

  /**
   * The base of a network followed by this head's fixed layers. Its output is the vector that the
   * head learns from.
   *
   * @param network with any head, which is left out
   * @throws Problem if it has no layer for this head
   */
  public Network.Builder onBaseOf(Network network) {
    Node base = base(network);
    return behind(Network.Builder.upTo(network, base), base.name());
  }

  /**
   * The heads that can be put on a network.
   *
   * @param network empty if none is in use yet
   */
  public static List<HeadKind> of(Optional<Network> network) {
    boolean hasHidden = network.filter(one -> !hiddenLayers(one).isEmpty()).isPresent();
    return Arrays.stream(values()).filter(kind -> hasHidden || !kind.isOnDense()).toList();
  }

  /** Whether the head is put on a dense layer of the network's own. */
  public boolean isOnDense() {
    return this == LAST || this == FIRST;
  }

  /**
   * The dense layers of a network between its maps and its classes, or its fine-tuned head, in
   * order: fc1 and fc2 of VGG16.
   */
  public static List<Node> hiddenLayers(Network network) {
    Node end = network.find(DIRECTION).orElse(network.output());
    List<Node> dense =
        network.nodes().stream()
            .filter(node -> node.operation() instanceof Operation.Dense)
            .toList();
    // The very last one gives the classes.
    return dense.stream()
        .limit(Math.max(0, dense.size() - 1))
        .filter(node -> node.index() < end.index())
        .toList();
  }

  /** The last node that is kept. */
  private Node base(Network network) {
    if (!isOnDense()) {
      return lastMaps(network);
    }
    List<Node> hidden = hiddenLayers(network);
    if (hidden.isEmpty()) {
      throw new Problem("training.no-hidden");
    }
    return hidden.get(this == LAST ? hidden.size() - 1 : 0);
  }

  /**
   * Adds the head's fixed layers after the maps.
   *
   * @param maps the name of the node that was added last, either maps or a dense layer
   */
  public Network.Builder behind(Network.Builder builder, String maps) {
    if (isOnDense()) {
      return builder.add(
          DIRECTION, new Operation.L2Normalisation(PooledHead.LENGTH), Activation.IDENTITY);
    }
    if (this == POOLED) {
      return PooledHead.addFeatures(builder, maps);
    }
    return builder
        .add(
            FLATTENED,
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
            Activation.IDENTITY)
        .add(DIRECTION, new Operation.L2Normalisation(PooledHead.LENGTH), Activation.IDENTITY);
  }

  /** The last maps of a network's base. */
  public static Node lastMaps(Network network) {
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

  /** If the last maps stand for the classes, the maps that their convolution reads. */
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
