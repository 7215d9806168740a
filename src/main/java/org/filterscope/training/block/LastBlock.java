package org.filterscope.training.block;

import java.util.List;
import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.TrainedHead;

/**
 * The last part of a network's base, which is trained together with a head.
 *
 * @param network the network that it belongs to
 * @param below the node before it; no later node reads an earlier one
 * @param maps the base's last node
 */
public record LastBlock(Network network, Node below, Node maps) {

  /**
   * Finds what is to be trained.
   *
   * @param head the head that is put on it
   * @param name the network's, for messages
   * @return empty if only the head is trained
   * @throws Problem if the network has no such layers, or the head lies elsewhere
   */
  public static Optional<LastBlock> of(
      UnfrozenLayers unfreeze, HeadKind head, Network network, String name) {
    return switch (unfreeze) {
      case NONE -> Optional.empty();
      case BLOCK5 -> {
        if (head.isOnDense()) {
          throw new Problem("training.block-head");
        }
        yield Optional.of(convolutions(network, name));
      }
      case DENSE -> {
        List<Node> hidden = HeadKind.hiddenLayers(network);
        if (head != HeadKind.LAST || hidden.size() < 2) {
          throw new Problem("training.dense-head", name);
        }
        // The inputs are cached, because training the first dense layer would need too much memory.
        int last = hidden.size() - 1;
        yield Optional.of(new LastBlock(network, hidden.get(last - 1), hidden.get(last)));
      }
    };
  }

  /**
   * The last run of convolutions: all layers after the last pooling layer that is followed by
   * convolutions. In VGG16, that is block 5, after pool4.
   *
   * @param name the network's, for messages
   * @throws Problem if there is no pooling layer that all of the rest depends on
   */
  static LastBlock convolutions(Network network, String name) {
    Node maps = HeadKind.lastMaps(network);
    for (int i = maps.index() - 1; i > 0; i--) {
      LastBlock block = new LastBlock(network, network.node(i), maps);
      if (block.isBehindPooling() && !block.learning().isEmpty()) {
        return block;
      }
    }
    throw new Problem("training.no-block", name);
  }

  /** Its layers that have weights. */
  List<Node> learning() {
    return nodes().stream()
        .filter(
            node ->
                node.operation() instanceof Operation.Convolution
                    || node.operation() instanceof Operation.Dense)
        .toList();
  }

  /** The block followed by a head, as a network of its own that reads the maps below. */
  public Network with(HeadKind kind, TrainedHead head) {
    Network.Builder builder =
        new Network.Builder(below.name(), below.shape())
            .copy(network, below, maps, Node::operation);
    return head.on(kind.behind(builder, maps.name()));
  }

  private List<Node> nodes() {
    return network.nodes().subList(below.index() + 1, maps.index() + 1);
  }

  private boolean isBehindPooling() {
    boolean isPooling =
        below.operation() instanceof Operation.MaxPooling
            || below.operation() instanceof Operation.AveragePooling;
    return isPooling
        && nodes().stream()
            .flatMap(node -> node.inputs().stream())
            .allMatch(input -> input >= below.index());
  }
}
