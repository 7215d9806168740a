package org.filterscope.lesson.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/** Networks with other activation functions and the same weights. */
public final class OtherFunctions {

  private OtherFunctions() {}

  /** The layers with a replaceable activation function: any function except softmax. */
  public static List<Node> layers(Network network) {
    return network.nodes().stream().filter(OtherFunctions::canChange).toList();
  }

  /**
   * The network with one layer's activation function replaced.
   *
   * @throws IllegalArgumentException if the layer has no activation function, or either function is
   *     softmax
   */
  public static Network in(Network network, Node layer, Activation function) {
    if (!canChange(layer)) {
      throw new IllegalArgumentException(layer.name() + " has no function to replace");
    }
    return with(network, List.of(layer), function);
  }

  /** The network with the activation functions of all {@link #layers} replaced. */
  public static Network everywhere(Network network, Activation function) {
    return with(network, layers(network), function);
  }

  private static Network with(Network network, List<Node> layers, Activation function) {
    if (function.kind() == Activation.Kind.SOFTMAX) {
      throw new IllegalArgumentException("Softmax is for the answer alone");
    }
    Map<String, Activation> others = new LinkedHashMap<>();
    layers.forEach(layer -> others.put(layer.name(), function));
    return network.withActivations(others);
  }

  private static boolean canChange(Node node) {
    return switch (node.activation().kind()) {
      case IDENTITY, SOFTMAX -> false;
      default -> true;
    };
  }
}
