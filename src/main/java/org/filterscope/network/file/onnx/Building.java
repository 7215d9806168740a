package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.TensorProto;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.jspecify.annotations.Nullable;

/** A network as it grows, and what is known of the file's tensors so far. */
final class Building {

  /** Larger weights are read when a layer needs them, and not kept here. */
  private static final int KEPT_VALUES = 1 << 14;

  private final OnnxGraph graph;
  private final OnnxWeights weights;
  private final LayerNames names;
  private final Network.Builder builder;
  private final int images;
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, Constant> constants = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<OnnxNode> joined = new HashSet<>();
  private final Map<String, String> tensors = new LinkedHashMap<>();

  /**
   * Starts with the image.
   *
   * @param input the name of its tensor
   * @param images how many the file wants at once; 1 if any number will do
   */
  Building(OnnxGraph graph, OnnxWeights weights, String input, Shape shape, int images) {
    this.graph = graph;
    this.weights = weights;
    this.names = new LayerNames(graph);
    this.images = images;
    String name = names.ofInput(input);
    this.builder = new Network.Builder(name, shape);
    views.put(input, View.of(name, shape, images));
  }

  OnnxGraph graph() {
    return graph;
  }

  LayerNames names() {
    return names;
  }

  /** For each layer, the tensor that it computes. */
  Map<String, String> tensors() {
    return tensors;
  }

  /** The finished network. */
  Network network() {
    return builder.build();
  }

  /** A tensor whose values are known; null if they depend on the image. */
  @Nullable Constant constant(String tensor) {
    String name = aliases.getOrDefault(tensor, tensor);
    Constant known = constants.get(name);
    if (known != null || name.isEmpty()) {
      return known;
    }
    TensorProto weight = graph.weights().get(name);
    if (weight == null) {
      return null;
    }
    Constant read = weights.read(weight);
    if (read != null && read.size() <= KEPT_VALUES) {
      constants.put(name, read);
    }
    return read;
  }

  /** A tensor whose values must be known. */
  Constant needed(String tensor) {
    Constant constant = constant(tensor);
    if (constant == null) {
      throw new IllegalArgumentException(tensor + " depends on the image");
    }
    return constant;
  }

  /** Whether a tensor's values are known; does not read them. */
  boolean isConstant(String tensor) {
    String name = aliases.getOrDefault(tensor, tensor);
    return constants.containsKey(name) || graph.weights().containsKey(name);
  }

  /** Says that a constant has another name, too. */
  void alias(String tensor, String same) {
    aliases.put(tensor, aliases.getOrDefault(same, same));
  }

  void put(String tensor, Constant constant) {
    constants.put(tensor, constant);
  }

  /** A tensor that depends on the image. */
  View view(String tensor) {
    return Objects.requireNonNull(views.get(tensor), tensor);
  }

  Optional<View> viewIfAny(String tensor) {
    return Optional.ofNullable(views.get(tensor));
  }

  void put(String tensor, View view) {
    views.put(tensor, view);
  }

  /** Whether an operation has become part of a layer before it. */
  boolean isJoined(OnnxNode node) {
    return joined.contains(node);
  }

  void join(OnnxNode node) {
    joined.add(node);
  }

  /** Adds a node of the network and returns its maps. */
  View add(String name, Operation operation, Activation activation, List<String> inputs) {
    builder.add(name, operation, activation, inputs);
    return View.of(name, builder.shape(), images);
  }

  /** Adds a node of the network with the same shape and axes as one before it. */
  View addOn(View view, String name, Operation operation, Activation activation) {
    var unused = add(name, operation, activation, List.of(view.node()));
    return view.on(name);
  }

  /**
   * Adds the node of an operation, with the function that follows it.
   *
   * @param name a new name
   * @param tensor the operation's result, or that of the last one that has been joined to it
   */
  View addLayer(String name, Operation operation, List<String> inputs, String tensor) {
    List<Shape> shapes = inputs.stream().map(builder::shape).toList();
    boolean isVector = operation.output(shapes).isVector();
    Functions.Following function = new Functions(this).following(tensor, isVector);
    View view = add(name, operation, function.activation(), inputs);
    tensors.put(name, function.tensor());
    return view;
  }

  /** The last tensor of the layer that was added under this name. */
  String tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** Notes which tensor a node is that stands for an operation alone. */
  void note(String name, String tensor) {
    tensors.put(name, tensor);
  }

  /** The same maps with the channels in the order in which the tensor shows them. */
  View inOrder(View view) {
    if (view.hasChannelsInOrder()) {
      return view;
    }
    return chosen(view, view.shown());
  }

  /** Some of the channels, as a node of its own. */
  View chosen(View view, View.Chosen chosen) {
    View selected =
        add(
            names.beside(view.node(), "selection"),
            new Operation.Selection(chosen.channels()),
            Activation.IDENTITY,
            List.of(view.node()));
    return new View(selected.node(), selected.shape(), chosen.axes());
  }

  /**
   * The node of a tensor that is read as maps: image, channel, row, column.
   *
   * @throws IllegalArgumentException if the tensor shows them otherwise
   */
  View maps(View view) {
    boolean isInPlace =
        view.rank() == 4
            && view.hasOnly(0, View.Kind.IMAGE)
            && view.hasOnly(1, View.Kind.CHANNEL)
            && view.isWhole(2, View.Kind.ROW)
            && view.isWhole(3, View.Kind.COLUMN);
    if (!isInPlace) {
      throw new IllegalArgumentException("Axes " + view.axes() + " are no maps");
    }
    return inOrder(view);
  }

  /**
   * The node of a tensor that is read as a vector: image, value.
   *
   * @throws IllegalArgumentException if the tensor shows it in an order that nobody writes
   */
  View vector(View view) {
    if (view.rank() != 2 || !view.hasOnly(0, View.Kind.IMAGE)) {
      throw new IllegalArgumentException("Axes " + view.axes() + " are no vector");
    }
    View ordered = inOrder(view);
    if (ordered.shape().isVector()) {
      return ordered;
    }
    List<View.Kind> kinds = new ArrayList<>();
    ordered.axes().get(1).forEach(part -> kinds.add(part.kind()));
    if (kinds.stream().distinct().count() != kinds.size()) {
      throw new IllegalArgumentException("Axes " + view.axes() + " are mixed");
    }
    View flat =
        add(
            names.beside(ordered.node(), "flatten"),
            new Operation.Flatten(order(kinds)),
            Activation.IDENTITY,
            List.of(ordered.node()));
    return flat;
  }

  private static Operation.Flatten.Order order(List<View.Kind> kinds) {
    List<View.Kind> sorted = kinds.stream().sorted().toList();
    if (kinds.equals(sorted)) {
      return Operation.Flatten.Order.CHANNEL_FIRST;
    }
    List<View.Kind> last = new ArrayList<>(sorted);
    last.remove(View.Kind.CHANNEL);
    last.add(View.Kind.CHANNEL);
    if (!kinds.equals(last)) {
      throw new IllegalArgumentException("Values in the order " + kinds);
    }
    return Operation.Flatten.Order.CHANNEL_LAST;
  }

  /** The same values as a vector's node, if the maps have only one cell; else unchanged. */
  View pooled(View view) {
    if (view.shape().isVector() || view.shape().cells() > 1) {
      return view;
    }
    View flat =
        add(
            names.beside(view.node(), "vector"),
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
            Activation.IDENTITY,
            List.of(view.node()));
    return new View(flat.node(), flat.shape(), view.axes());
  }
}
