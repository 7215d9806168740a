package org.filterscope.network.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * Builds a network from Keras' description, functional or sequential, as Keras 1, 2 and 3 write it.
 * Layers are named as in the file; those of inner models by their path.
 */
final class KerasGraph {

  private static final Set<String> SEQUENCES =
      Set.of(
          "LSTM",
          "GRU",
          "SimpleRNN",
          "RNN",
          "CuDNNLSTM",
          "CuDNNGRU",
          "ConvLSTM2D",
          "Embedding",
          "Bidirectional",
          "TimeDistributed",
          "TimeDistributedDense",
          "RepeatVector",
          "Conv1D",
          "Convolution1D",
          "SeparableConv1D",
          "MaxPooling1D",
          "AveragePooling1D",
          "GlobalMaxPooling1D",
          "GlobalAveragePooling1D",
          "MultiHeadAttention",
          "Attention",
          "TextVectorization");

  private static final Set<String> VOLUMES =
      Set.of("Conv3D", "Convolution3D", "MaxPooling3D", "AveragePooling3D", "ConvLSTM3D");

  /** How the names of the last two layers end in all networks of Teachable Machine. */
  private static final List<String> TEACHABLE = List.of("dense_Dense1", "dense_Dense2");

  /** Larger than any pixel that a network was trained on after it was scaled. */
  private static final float LARGE = 30;

  private KerasGraph() {}

  /**
   * A network from a file.
   *
   * @param passedOver layers that do nothing after training, each as {@code "name: kind"}
   * @param preset how the network's first layers expect the pixels, if they tell
   */
  record Result(Network network, List<String> passedOver, Optional<PreparationPreset> preset) {}

  /**
   * What wrote a file.
   *
   * @param backend the library that computed the model in Keras, such as {@code theano}; may be
   *     empty
   * @param version of Keras; may be empty
   */
  record Origin(String backend, String version) {}

  /**
   * Builds a network.
   *
   * @param configuration Keras' description, in JSON
   * @param origin what wrote the file
   * @throws Problem if it is of a kind that is not supported here; the message says what and where
   */
  static Result read(String configuration, KerasArrays weights, Origin origin, Path file) {
    List<KerasCall> calls = KerasDescription.read(configuration, file);
    for (KerasCall call : calls) {
      requireKnown(call, file);
    }
    KerasTensor input = KerasInput.read(calls, file);
    Network.Builder builder = new Network.Builder(input.node(), input.shape());
    List<String> passedOver = new ArrayList<>();
    KerasActivation functions = new KerasActivation(origin.version());
    Map<String, KerasTensor> tensors = new HashMap<>(Map.of(calls.get(0).name(), input));
    for (KerasCall call : calls.subList(1, calls.size())) {
      List<KerasTensor> inputs =
          call.inputs().stream().map(name -> Objects.requireNonNull(tensors.get(name))).toList();
      KerasNodes nodes = new KerasNodes(call, inputs, builder, functions, passedOver);
      KerasTensor output = new KerasLayer(nodes, weights, calls, origin.backend()).read();
      if (output == null) {
        throw new Problem("layer.cannot-walk", call.name(), shown(call.kind()));
      }
      tensors.put(call.name(), output);
    }
    KerasTensor output = Objects.requireNonNull(tensors.get(calls.get(calls.size() - 1).name()));
    return new Result(upTo(builder, output), passedOver, preset(builder.build()));
  }

  private static String shown(String kind) {
    return kind.startsWith("op:") ? kind.substring(3) : kind;
  }

  private static void requireKnown(KerasCall call, Path file) {
    if (SEQUENCES.contains(call.kind())) {
      throw new Problem("layer.sequence", file, call.name(), call.kind());
    }
    if (VOLUMES.contains(call.kind())) {
      throw new Problem("layer.volume", file, call.name(), call.kind());
    }
    if (call.kind().equals("Lambda")) {
      throw new Problem("layer.lambda", file, call.name());
    }
  }

  /**
   * The network up to its output, which must be the last node and a vector of classes. Nodes that
   * others have taken the place of are left out.
   */
  private static Network upTo(Network.Builder builder, KerasTensor output) {
    Network network = builder.build();
    Node last = network.find(output.node()).orElseThrow();
    BitSet needed = new BitSet();
    needed.set(last.index());
    for (int i = last.index(); i > 0; i--) {
      if (needed.get(i)) {
        network.node(i).inputs().forEach(needed::set);
      }
    }
    Network.Builder whole = new Network.Builder(network.node(0).name(), network.input());
    for (Node node : network.nodes().subList(1, last.index() + 1)) {
      if (needed.get(node.index())) {
        List<String> inputs = node.inputs().stream().map(i -> network.node(i).name()).toList();
        whole.add(node.name(), node.operation(), node.activation(), inputs);
      }
    }
    Shape shape = output.shape();
    if (!shape.isVector() && (output.axes() == KerasTensor.Axes.VECTOR || shape.cells() == 1)) {
      // Whatever ends in a single cell says its classes, too.
      whole.add(
          output.node() + "_vector",
          new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
          Activation.IDENTITY);
    }
    return whole.build();
  }

  /**
   * The preparation that the network's layers leave to others. Layers that scale pixels first read
   * 0 to 255, or 0 to 1 if their result would be far too large. Teachable Machine's networks are
   * known by their layers' names.
   */
  private static Optional<PreparationPreset> preset(Network network) {
    boolean isTeachable =
        TEACHABLE.stream()
            .allMatch(end -> network.nodes().stream().anyMatch(node -> node.name().endsWith(end)));
    if (isTeachable) {
      return Optional.of(PreparationPreset.SYMMETRIC);
    }
    return network.nodes().stream()
        .skip(1)
        .filter(node -> !(node.operation() instanceof Operation.Identity))
        .findFirst()
        .map(Node::operation)
        .filter(Operation.Normalisation.class::isInstance)
        .map(Operation.Normalisation.class::cast)
        .filter(first -> first.trained() == 0)
        .map(
            first ->
                255 * Math.abs(first.scale()[0]) > LARGE
                    ? PreparationPreset.UNIT
                    : PreparationPreset.RAW);
  }
}
