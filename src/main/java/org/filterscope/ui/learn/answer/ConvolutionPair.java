package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * A convolution and another one that reads it directly, with only a function between them.
 *
 * @param first the lower one
 * @param second the one that reads it
 */
record ConvolutionPair(Node first, Node second) {

  /** All pairs of a network, in its order. */
  static List<ConvolutionPair> of(Network network) {
    List<ConvolutionPair> pairs = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (isPlain(node) && isPlain(network.node(node.inputs().get(0)))) {
        pairs.add(new ConvolutionPair(network.node(node.inputs().get(0)), node));
      }
    }
    return pairs;
  }

  private static boolean isPlain(Node node) {
    return node.operation() instanceof Operation.Convolution convolution
        && convolution.vertical().dilation() == 1
        && convolution.horizontal().dilation() == 1;
  }
}
