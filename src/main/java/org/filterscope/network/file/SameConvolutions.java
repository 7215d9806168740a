package org.filterscope.network.file;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/** Tells whether two networks have the same convolutions, bit for bit. */
public final class SameConvolutions {

  private SameConvolutions() {}

  /**
   * The first convolution of a network that another one does not have in the same way.
   *
   * @return its name; empty if the other has all of them
   */
  public static Optional<String> firstOther(Network network, Network other) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Convolution)
        .filter(node -> !isIn(other, node))
        .map(Node::name)
        .findFirst();
  }

  private static boolean isIn(Network other, Node node) {
    Operation.Convolution convolution = (Operation.Convolution) node.operation();
    return other
        .find(node.name())
        .map(Node::operation)
        .filter(Operation.Convolution.class::isInstance)
        .map(Operation.Convolution.class::cast)
        .filter(
            same ->
                same.kernels().equalsWithEps(convolution.kernels(), 0)
                    && same.bias().equalsWithEps(convolution.bias(), 0))
        .isPresent();
  }
}
