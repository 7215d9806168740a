package org.filterscope.network.file;

import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Functions that a file has as a product of a value and a function of the same value, such as the
 * hard swish of MobileNetV3.
 *
 * @param builder the network so far
 */
record KerasSelfGate(Network.Builder builder) {

  private static final float CLOSE = 1e-5f;
  private static final float SIXTH = 1 / 6f;

  /**
   * The function that a value times a factor is.
   *
   * @return null if the factor is no function of the value, or the product none that is known here
   */
  @Nullable Activation function(KerasTensor value, KerasTensor factor) {
    Network network = builder.build();
    Node node = network.find(factor.node()).orElseThrow();
    int from = network.find(value.node()).orElseThrow().index();
    if (node.operation() instanceof Operation.Normalisation sixth
        && node.activation().kind() == Activation.Kind.IDENTITY
        && isFilled(sixth, SIXTH, 0)) {
      return isHard(network, network.node(node.inputs().get(0)), from)
          ? Activation.HARD_SWISH
          : null;
    }
    if (!isFunction(node)) {
      return null;
    }
    Node source = network.node(node.inputs().get(0));
    boolean isDirect = source.index() == from;
    return switch (node.activation().kind()) {
      case SIGMOID -> isDirect ? Activation.SWISH : null;
      case HARD_SIGMOID ->
          isDirect && Math.abs(node.activation().slope() - SIXTH) < CLOSE
              ? Activation.HARD_SWISH
              : null;
      case TANH -> isSoftplus(source, from) ? Activation.MISH : null;
      default -> null;
    };
  }

  private static boolean isFunction(Node node) {
    return node.operation() instanceof Operation.Identity;
  }

  private static boolean isSoftplus(Node node, int from) {
    return isFunction(node)
        && node.activation().kind() == Activation.Kind.SOFTPLUS
        && node.inputs().get(0) == from;
  }

  /** Whether a node cuts the value plus 3 at 0 and 6. */
  private static boolean isHard(Network network, Node cut, int from) {
    if (!isFunction(cut) || cut.activation().kind() != Activation.Kind.RELU6) {
      return false;
    }
    Node line = network.node(cut.inputs().get(0));
    return line.operation() instanceof Operation.Normalisation plus
        && line.activation().kind() == Activation.Kind.IDENTITY
        && line.inputs().get(0) == from
        && isFilled(plus, 1, 3);
  }

  private static boolean isFilled(Operation.Normalisation line, float scale, float shift) {
    for (int c = 0; c < line.scale().length; c++) {
      if (Math.abs(line.scale()[c] - scale) > CLOSE || Math.abs(line.shift()[c] - shift) > CLOSE) {
        return false;
      }
    }
    return true;
  }
}
