package org.filterscope.training;

import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;

/**
 * The last run of convolutions of a network's base: all from behind the last pooling layer that
 * still has convolutions behind it. In VGG16 that is block 5, behind pool4.
 *
 * @param network that it belongs to
 * @param below the pooling layer; nothing behind it reads anything before it
 * @param maps the base's last node
 */
record LastBlock(Network network, Node below, Node maps) {

  /**
   * Finds it.
   *
   * @param name the network's, for messages
   * @throws Problem if there is no pooling layer that all of the rest depends on
   */
  static LastBlock of(Network network, String name) {
    Node maps = HeadKind.lastMaps(network);
    for (int i = maps.index() - 1; i > 0; i--) {
      LastBlock block = new LastBlock(network, network.node(i), maps);
      if (block.isBehindPooling() && !block.convolutions().isEmpty()) {
        return block;
      }
    }
    throw new Problem("training.no-block", name);
  }

  /** Its convolutions, which are trained. */
  List<Node> convolutions() {
    return nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Convolution)
        .toList();
  }

  /** It, and a head behind it, as a network of their own that reads the maps below. */
  Network with(HeadKind kind, TrainedHead head) {
    Network.Builder builder = new Network.Builder(below.name(), below.shape());
    for (Node node : nodes()) {
      builder.add(
          node.name(),
          node.operation(),
          node.activation(),
          node.inputs().stream().map(input -> network.node(input).name()).toList());
    }
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
