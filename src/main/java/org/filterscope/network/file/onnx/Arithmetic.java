package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;

/** Sums, products and batch normalisation. */
final class Arithmetic {

  private static final double EPSILON = 1e-5;

  private final Building building;

  Arithmetic(Building building) {
    this.building = building;
  }

  /**
   * A constant as one value for each channel of a tensor.
   *
   * @param axis the constant's first axis among the tensor's if it is a list that belongs to that
   *     axis, whatever its place; otherwise it is laid against the tensor's last axes
   * @throws IllegalArgumentException if it has other values along other axes
   */
  float[] perChannel(Constant constant, View view, int axis) {
    int channels = view.shape().channels();
    if (constant.size() == 1) {
      return Affine.filled(channels, constant.only());
    }
    int[] dims = constant.dims();
    boolean isList = dims.length == 1 && axis >= 0;
    int first = isList ? axis : view.rank() - dims.length;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1
          && (first + i < 0 || first + i != view.channelAxis() || dims[i] != channels)) {
        throw new IllegalArgumentException(
            Arrays.toString(dims) + " meets " + Arrays.toString(view.dims()));
      }
    }
    return constant.floats();
  }

  /** What an operation does to each channel; empty if it is none that multiplies and adds. */
  Optional<Affine> affine(OnnxNode node, View view, String tensor) {
    if (!node.isStandard()) {
      return Optional.empty();
    }
    if (node.kind().equals("BatchNormalization")) {
      return node.input(0).equals(tensor) && view.rank() >= 2
          ? Optional.of(normalisation(node, view))
          : Optional.empty();
    }
    boolean isFirst = node.input(0).equals(tensor);
    String other = node.input(isFirst ? 1 : 0);
    if (!List.of("Add", "Sub", "Mul", "Div").contains(node.kind()) || !building.isConstant(other)) {
      return Optional.empty();
    }
    float[] values = perChannel(building.needed(other), view, -1);
    float[] ones = Affine.filled(values.length, 1);
    return switch (node.kind()) {
      case "Add" -> Optional.of(new Affine(ones, values));
      case "Mul" -> Optional.of(new Affine(values, new float[values.length]));
      case "Sub" ->
          Optional.of(
              isFirst
                  ? new Affine(ones, each(values, value -> -value))
                  : new Affine(each(ones, one -> -one), values));
      default ->
          isFirst
              ? Optional.of(new Affine(each(values, value -> 1 / value), new float[values.length]))
              : Optional.empty();
    };
  }

  private interface OfValue {
    float of(float value);
  }

  private static float[] each(float[] values, OfValue rule) {
    float[] results = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      results[i] = rule.of(values[i]);
    }
    return results;
  }

  private Affine normalisation(OnnxNode node, View view) {
    if (node.number("training_mode", 0) != 0) {
      throw new IllegalArgumentException("It normalises as in training");
    }
    float[] gammas = perChannel(building.needed(node.input(1)), view, 1);
    float[] betas = perChannel(building.needed(node.input(2)), view, 1);
    float[] means = perChannel(building.needed(node.input(3)), view, 1);
    float[] variances = perChannel(building.needed(node.input(4)), view, 1);
    double epsilon = node.has("epsilon") ? node.real("epsilon", 0) : EPSILON;
    float[] scale = new float[means.length];
    float[] shift = new float[means.length];
    for (int c = 0; c < means.length; c++) {
      double factor = gammas[c] / Math.sqrt(variances[c] + epsilon);
      scale[c] = (float) factor;
      shift[c] = (float) (betas[c] - means[c] * factor);
    }
    return new Affine(scale, shift);
  }

  /** A step that multiplies and adds the same numbers for all channels. */
  Operation scaling(int channels, float scale, float shift) {
    return new Operation.Normalisation(
        Affine.filled(channels, scale), Affine.filled(channels, shift), 0);
  }

  /** The same, as a node before a layer of this name. */
  View affine(View view, float scale, float shift, String name) {
    return building.addOn(
        view,
        building.names().beside(name, "scaled"),
        scaling(view.shape().channels(), scale, shift),
        Activation.IDENTITY);
  }

  /** An operation that multiplies and adds constants, as a layer of its own. */
  void takeAffine(OnnxNode node, String tensor) {
    View view = building.inOrder(building.view(tensor));
    Affine affine =
        affine(node, view, tensor).orElseThrow(() -> new IllegalArgumentException("A constant"));
    boolean isTrained = node.kind().equals("BatchNormalization");
    String name = building.names().of(node, isTrained ? node.input(1) : "");
    long trained = isTrained ? 4L * affine.scale().length : 0;
    addOn(
        view,
        name,
        new Operation.Normalisation(affine.scale(), affine.shift(), trained),
        List.of(view.node()),
        node.output());
  }

  /** Adds a layer with the axes of a tensor before it. */
  private void addOn(
      View view, String name, Operation operation, List<String> inputs, String tensor) {
    View result = building.addLayer(name, operation, inputs, tensor);
    building.put(building.tensor(name), new View(result.node(), result.shape(), view.axes()));
  }

  /** A sum, difference or product of two tensors that depend on the image, or of more. */
  void takeMerge(OnnxNode node) {
    List<View> views = new ArrayList<>();
    for (String input : node.inputs()) {
      views.add(building.inOrder(building.view(input)));
    }
    if (node.kind().equals("Mul") && isGate(views.get(0), views.get(1))) {
      gate(node, views.get(0), views.get(1));
    } else if (node.kind().equals("Mul") && isGate(views.get(1), views.get(0))) {
      gate(node, views.get(1), views.get(0));
    } else {
      same(node, views);
    }
  }

  /** Whether the second has one factor for each channel of the first. */
  private static boolean isGate(View maps, View factors) {
    return factors.shape().cells() == 1
        && maps.shape().cells() > 1
        && maps.shape().channels() == factors.shape().channels()
        && maps.channelAxis() - maps.rank() == factors.channelAxis() - factors.rank();
  }

  private void gate(OnnxNode node, View maps, View factors) {
    addOn(
        maps,
        building.names().of(node, ""),
        new Operation.Gate(),
        List.of(maps.node(), factors.node()),
        node.output());
  }

  private void same(OnnxNode node, List<View> views) {
    boolean hasVector = views.stream().anyMatch(view -> view.shape().isVector());
    List<View> alike = hasVector ? views.stream().map(building::pooled).toList() : views;
    View first = alike.get(0);
    for (View view : alike) {
      if (!view.axes().equals(first.axes()) || !view.shape().equals(first.shape())) {
        throw new IllegalArgumentException(
            Arrays.toString(first.dims()) + " meets " + Arrays.toString(view.dims()));
      }
    }
    String name = building.names().of(node, "");
    List<String> inputs = new ArrayList<>(alike.stream().map(View::node).toList());
    if (node.kind().equals("Sub")) {
      inputs.set(1, affine(alike.get(1), -1, 0, name).node());
    }
    addOn(first, name, operation(node.kind()), inputs, node.output());
  }

  private static Operation operation(String kind) {
    return switch (kind) {
      case "Add", "Sum", "Sub" -> new Operation.Addition();
      case "Mul" -> new Operation.Merge(Operation.Merge.Rule.PRODUCT);
      case "Max" -> new Operation.Merge(Operation.Merge.Rule.MAXIMUM);
      default -> throw new IllegalArgumentException(kind + " of two tensors");
    };
  }
}
