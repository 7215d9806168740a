package org.filterscope.network.file;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are part of a node here, but need layers of their own in DL4J: those after sums,
 * poolings and batch normalisation, and those that DL4J does not have, which are made of several.
 * Reading joins them again, so a network that is written and read has the same layers.
 */
final class SeparateFunctions {

  /** The suffix of the part of a node before its function. */
  private static final String SUMS = "_sums";

  /** The suffix of {@code 6 * slope * z + 3}. */
  private static final String LINE = "_line";

  /** The suffix of the line cut at 0 and 6. */
  private static final String CUT = "_cut";

  /** The suffix of a sixth of that. */
  private static final String GATE = "_gate";

  private static final float SIXTH = 1 / 6f;

  /** The slope of the only hard logistic function that DL4J has. */
  private static final float SLOPE_OF_DL4J = 0.2f;

  private SeparateFunctions() {}

  /**
   * The network with such functions as nodes of their own; names are those that {@link #joined}
   * expects.
   */
  static Network separate(Network network) {
    Network.Builder builder = new Network.Builder(network.node(0).name(), network.input());
    for (Node node : network.nodes().subList(1, network.nodes().size())) {
      List<String> inputs = node.inputs().stream().map(i -> network.node(i).name()).toList();
      if (canHold(node)) {
        builder.add(node.name(), node.operation(), node.activation(), inputs);
      } else {
        builder.add(node.name() + SUMS, node.operation(), Activation.IDENTITY, inputs);
        addFunction(builder, node);
      }
    }
    return builder.build();
  }

  /**
   * Refuses networks in which a layer that learns has a function that DL4J does not have.
   *
   * @throws IllegalArgumentException if there is one; the message names it
   */
  static void requireLearning(Network network) {
    for (Node node : network.nodes()) {
      if (learns(node) && !canHold(node)) {
        throw new IllegalArgumentException(node.name() + " has a function that is not trained");
      }
    }
  }

  private static boolean learns(Node node) {
    return node.operation() instanceof Operation.Convolution
        || node.operation() instanceof Operation.Dense;
  }

  private static boolean canHold(Node node) {
    boolean isLayer = learns(node) || node.operation() instanceof Operation.Identity;
    return switch (node.activation().kind()) {
      case IDENTITY -> true;
      case HARD_SWISH -> false;
      case HARD_SIGMOID -> isLayer && node.activation().slope() == SLOPE_OF_DL4J;
      default -> isLayer;
    };
  }

  private static void addFunction(Network.Builder builder, Node node) {
    String name = node.name();
    String sums = name + SUMS;
    int channels = node.shape().channels();
    Activation.Kind kind = node.activation().kind();
    boolean isProduct = kind == Activation.Kind.HARD_SWISH;
    if (!isProduct && kind != Activation.Kind.HARD_SIGMOID) {
      builder.add(name, new Operation.Identity("activation"), node.activation(), List.of(sums));
      return;
    }
    float slope = isProduct ? SIXTH : node.activation().slope();
    builder.add(name + LINE, times(channels, 6 * slope, 3), Activation.IDENTITY, List.of(sums));
    builder.add(
        name + CUT, new Operation.Identity("activation"), Activation.RELU6, List.of(name + LINE));
    String gate = isProduct ? name + GATE : name;
    builder.add(gate, times(channels, SIXTH, 0), Activation.IDENTITY, List.of(name + CUT));
    if (isProduct) {
      Operation product = new Operation.Merge(Operation.Merge.Rule.PRODUCT);
      builder.add(name, product, Activation.IDENTITY, List.of(sums, gate));
    }
  }

  private static Operation times(int channels, float scale, float shift) {
    float[] scales = new float[channels];
    float[] shifts = new float[channels];
    Arrays.fill(scales, scale);
    Arrays.fill(shifts, shift);
    return new Operation.Normalisation(scales, shifts, 0);
  }

  /** The network with such functions as parts of nodes again. */
  static Network joined(Network network) {
    Map<String, Activation> functions = new HashMap<>();
    Set<String> parts = new HashSet<>();
    for (Node node : network.nodes()) {
      Activation function = function(network, node);
      if (function != null) {
        functions.put(node.name(), function);
        List.of(SUMS, LINE, CUT, GATE).forEach(suffix -> parts.add(node.name() + suffix));
      }
    }
    if (functions.isEmpty()) {
      return network;
    }
    Network.Builder builder = new Network.Builder(network.node(0).name(), network.input());
    for (Node node : network.nodes().subList(1, network.nodes().size())) {
      Activation function = functions.get(node.name());
      if (!parts.contains(node.name())) {
        Node computing = function == null ? node : network.find(node.name() + SUMS).orElseThrow();
        builder.add(
            node.name(),
            computing.operation(),
            function == null ? node.activation() : function,
            computing.inputs().stream().map(i -> network.node(i).name()).toList());
      }
    }
    return builder.build();
  }

  /** The function that a node and those before it are; null if they are none. */
  private static @Nullable Activation function(Network network, Node node) {
    String name = node.name();
    if (isPart(network, node, SUMS, 0) && readers(network, name + SUMS) == 1) {
      boolean isFunction =
          node.operation() instanceof Operation.Identity
              && node.activation().kind() != Activation.Kind.IDENTITY;
      return isFunction ? node.activation() : null;
    }
    boolean isProduct = isPart(network, node, SUMS, 0) && isPart(network, node, GATE, 1);
    Node gate = isProduct ? network.find(name + GATE).orElseThrow() : node;
    Node cut = source(network, gate, name + CUT);
    Node line = cut == null ? null : source(network, cut, name + LINE);
    Node sums = line == null ? null : source(network, line, name + SUMS);
    if (sums == null
        || cut == null
        || line == null
        || !(line.operation() instanceof Operation.Normalisation slopes)
        || !(gate.operation() instanceof Operation.Normalisation sixth)
        || cut.activation().kind() != Activation.Kind.RELU6
        || !isFilled(sixth, SIXTH, 0)
        || !isFilled(slopes, slopes.scale()[0], 3)
        || sums.activation().kind() != Activation.Kind.IDENTITY
        || readers(network, name + SUMS) != (isProduct ? 2 : 1)) {
      return null;
    }
    float slope = slopes.scale()[0] / 6;
    if (!isProduct) {
      return Activation.hardSigmoid(slope);
    }
    boolean isUsual =
        Math.abs(slope - SIXTH) < Math.ulp(SIXTH) * 2
            && node.operation().equals(new Operation.Merge(Operation.Merge.Rule.PRODUCT));
    return isUsual ? Activation.HARD_SWISH : null;
  }

  private static boolean isPart(Network network, Node node, String suffix, int input) {
    return node.inputs().size() > input
        && network.node(node.inputs().get(input)).name().equals(node.name() + suffix)
        && network.node(node.inputs().get(input)).activation().kind() == Activation.Kind.IDENTITY;
  }

  private static @Nullable Node source(Network network, Node node, String name) {
    if (node.inputs().size() != 1) {
      return null;
    }
    Node source = network.node(node.inputs().get(0));
    return source.name().equals(name) ? source : null;
  }

  private static long readers(Network network, String name) {
    int index = network.find(name).orElseThrow().index();
    return network.nodes().stream().filter(node -> node.inputs().contains(index)).count();
  }

  private static boolean isFilled(Operation.Normalisation operation, float scale, float shift) {
    for (int c = 0; c < operation.scale().length; c++) {
      if (Math.abs(operation.scale()[c] - scale) > Math.ulp(scale) * 2
          || operation.shift()[c] != shift) {
        return false;
      }
    }
    return true;
  }
}
