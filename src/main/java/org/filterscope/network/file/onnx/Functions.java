package org.filterscope.network.file.onnx;

import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;

/** Functions of single values: which there are, and which belong to the layer before them. */
final class Functions {

  private static final float SIXTH = 1 / 6f;
  private static final float CLOSE = 1e-4f;
  private static final float SELU_ALPHA = 1.67326f;
  private static final float SELU_GAMMA = 1.0507f;

  private final Building building;

  Functions(Building building) {
    this.building = building;
  }

  /**
   * The function that follows a layer.
   *
   * @param activation the identity if there is none
   * @param tensor the tensor after it
   */
  record Following(Activation activation, String tensor) {}

  /**
   * The function behind a tensor that nothing else reads. It becomes part of the layer.
   *
   * @param isVector whether the tensor is a vector, as softmax needs
   */
  Following following(String tensor, boolean isVector) {
    OnnxGraph graph = building.graph();
    Optional<OnnxNode> reader = graph.onlyReader(tensor);
    if (reader.isPresent()) {
      Optional<Activation> function =
          of(reader.get()).filter(each -> isVector || each.kind() != Activation.Kind.SOFTMAX);
      if (function.isPresent()) {
        building.join(reader.get());
        return new Following(function.get(), reader.get().output());
      }
    }
    return gated(tensor).orElse(new Following(Activation.IDENTITY, tensor));
  }

  /** A value times its own sigmoid, which exporters write as two operations. */
  private Optional<Following> gated(String tensor) {
    OnnxGraph graph = building.graph();
    List<OnnxNode> readers = graph.readers(tensor);
    if (readers.size() != 2 || graph.isOutput(tensor)) {
      return Optional.empty();
    }
    OnnxNode first = readers.get(0);
    OnnxNode product = readers.get(1);
    Optional<Activation> function = timesItself(first);
    boolean isGated =
        function.isPresent()
            && product.kind().equals("Mul")
            && product.inputs().contains(tensor)
            && product.inputs().contains(first.output())
            && graph.onlyReader(first.output()).filter(product::equals).isPresent();
    if (!isGated) {
      return Optional.empty();
    }
    building.join(first);
    building.join(product);
    return Optional.of(new Following(function.get(), product.output()));
  }

  private static Optional<Activation> timesItself(OnnxNode gate) {
    return switch (gate.kind()) {
      case "Sigmoid" -> Optional.of(Activation.SWISH);
      case "HardSigmoid" ->
          isSlope(gate, SIXTH) ? Optional.of(Activation.HARD_SWISH) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isSlope(OnnxNode gate, float slope) {
    return Math.abs(gate.real("alpha", 0.2f) - slope) < CLOSE
        && Math.abs(gate.real("beta", 0.5f) - 0.5f) < CLOSE;
  }

  /**
   * An operation as one function; empty if it is none, or has settings that no function here has.
   */
  Optional<Activation> of(OnnxNode node) {
    if (!node.isStandard()) {
      return Optional.empty();
    }
    return switch (node.kind()) {
      case "Relu" -> Optional.of(Activation.RELU);
      case "LeakyRelu" -> Optional.of(Activation.leakyRelu(node.real("alpha", 0.01f)));
      case "Sigmoid" -> Optional.of(Activation.SIGMOID);
      case "Tanh" -> Optional.of(Activation.TANH);
      case "Elu" -> Optional.of(Activation.elu(node.real("alpha", 1)));
      case "Selu" -> selu(node);
      case "Softplus" -> Optional.of(Activation.SOFTPLUS);
      case "HardSigmoid" ->
          Math.abs(node.real("beta", 0.5f) - 0.5f) < CLOSE
              ? Optional.of(Activation.hardSigmoid(node.real("alpha", 0.2f)))
              : Optional.empty();
      case "HardSwish" -> Optional.of(Activation.HARD_SWISH);
      case "Clip" -> clip(node);
      case "PRelu" -> slope(node);
      case "Softmax", "LogSoftmax" -> Optional.of(Activation.SOFTMAX);
      default -> Optional.empty();
    };
  }

  private static Optional<Activation> selu(OnnxNode node) {
    boolean isUsual =
        Math.abs(node.real("alpha", SELU_ALPHA) - SELU_ALPHA) < CLOSE
            && Math.abs(node.real("gamma", SELU_GAMMA) - SELU_GAMMA) < CLOSE;
    return isUsual ? Optional.of(Activation.SELU) : Optional.empty();
  }

  private Optional<Activation> clip(OnnxNode node) {
    float least = bound(node, "min", 1, Float.NEGATIVE_INFINITY);
    float most = bound(node, "max", 2, Float.POSITIVE_INFINITY);
    if (least == 0 && most == 6) {
      return Optional.of(Activation.RELU6);
    }
    return least == 0 && most >= Float.MAX_VALUE ? Optional.of(Activation.RELU) : Optional.empty();
  }

  private float bound(OnnxNode node, String name, int input, float otherwise) {
    return building.isConstant(node.input(input))
        ? building.needed(node.input(input)).only()
        : node.real(name, otherwise);
  }

  private Optional<Activation> slope(OnnxNode node) {
    return building.isConstant(node.input(1)) && building.needed(node.input(1)).size() == 1
        ? Optional.of(Activation.leakyRelu(building.needed(node.input(1)).only()))
        : Optional.empty();
  }

  /**
   * A function that is an operation of its own.
   *
   * @return whether it was one
   */
  boolean take(OnnxNode node) {
    Optional<Activation> function = of(node);
    if (function.isPresent()) {
      View view = building.view(node.input(0));
      boolean isSoftmax = function.get().kind() == Activation.Kind.SOFTMAX;
      alone(node, isSoftmax ? building.pooled(view) : view, function.get());
      return true;
    }
    switch (node.kind()) {
      case "Clip" -> {
        float least = bound(node, "min", 1, Float.NEGATIVE_INFINITY);
        float most = bound(node, "max", 2, Float.POSITIVE_INFINITY);
        if (least <= -Float.MAX_VALUE && most >= Float.MAX_VALUE) {
          building.put(node.output(), building.view(node.input(0)));
        } else {
          between(node, least, most, 1, 0);
        }
      }
      case "HardSigmoid" -> between(node, 0, 1, node.real("alpha", 0.2f), node.real("beta", 0.5f));
      case "PRelu" -> slopes(node);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void alone(OnnxNode node, View view, Activation function) {
    String name = building.names().of(node, "");
    View result = building.addOn(view, name, new Operation.Identity("activation"), function);
    building.note(name, node.output());
    building.put(node.output(), result);
  }

  /** A line that is cut at both ends, made of one that is cut at 0 and 6. */
  private void between(OnnxNode node, float least, float most, float slope, float offset) {
    if (!(Float.isFinite(least) && Float.isFinite(most) && least < most)) {
      throw new IllegalArgumentException("Cut at " + least + " and " + most);
    }
    float width = (most - least) / 6;
    View view = building.view(node.input(0));
    String name = building.names().of(node, "");
    Arithmetic arithmetic = new Arithmetic(building);
    View line = arithmetic.affine(view, slope / width, (offset - least) / width, name);
    View cut =
        building.addOn(
            line,
            building.names().beside(name, "cut"),
            new Operation.Identity("activation"),
            Activation.RELU6);
    View result =
        building.addOn(
            cut,
            name,
            arithmetic.scaling(view.shape().channels(), width, least),
            Activation.IDENTITY);
    building.note(name, node.output());
    building.put(node.output(), result);
  }

  /** A slope for each channel below zero: what is above zero, less as much of what is below. */
  private void slopes(OnnxNode node) {
    View view = building.inOrder(building.view(node.input(0)));
    Arithmetic arithmetic = new Arithmetic(building);
    float[] slopes = arithmetic.perChannel(building.needed(node.input(1)), view, 1);
    for (int c = 0; c < slopes.length; c++) {
      slopes[c] = -slopes[c];
    }
    String name = building.names().of(node, node.input(1));
    LayerNames names = building.names();
    Operation alone = new Operation.Identity("activation");
    View above = building.addOn(view, names.beside(name, "above"), alone, Activation.RELU);
    View turned = arithmetic.affine(view, -1, 0, name);
    View below = building.addOn(turned, names.beside(name, "below"), alone, Activation.RELU);
    View sloped =
        building.addOn(
            below,
            names.beside(name, "sloped"),
            new Operation.Normalisation(slopes, new float[slopes.length], slopes.length),
            Activation.IDENTITY);
    var unused =
        building.add(
            name,
            new Operation.Addition(),
            Activation.IDENTITY,
            List.of(above.node(), sloped.node()));
    building.note(name, node.output());
    building.put(node.output(), view.on(name));
  }
}
