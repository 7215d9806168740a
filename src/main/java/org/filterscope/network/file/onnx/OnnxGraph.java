package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;

/** A file's graph: its operations, and who reads what. */
final class OnnxGraph {
  private final GraphProto proto;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, TensorProto> weights = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Set<String> outputs = new HashSet<>();

  /**
   * Takes the operations that the outputs need.
   *
   * @throws IllegalArgumentException if an operation reads what comes later, or itself
   */
  OnnxGraph(GraphProto proto) {
    this.proto = proto;
    proto.getInitializerList().forEach(weight -> weights.put(weight.getName(), weight));
    proto.getOutputList().forEach(output -> outputs.add(output.getName()));
    Set<String> needed = new HashSet<>(outputs);
    List<NodeProto> all = proto.getNodeList();
    for (int i = all.size() - 1; i >= 0; i--) {
      NodeProto node = all.get(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
        nodes.add(0, new OnnxNode(node, i + 1));
      }
    }
    requireOrder();
    for (OnnxNode node : nodes) {
      for (String input : Set.copyOf(node.inputs())) {
        readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
  }

  private void requireOrder() {
    Set<String> known = new HashSet<>(weights.keySet());
    known.add("");
    proto.getInputList().forEach(input -> known.add(input.getName()));
    for (OnnxNode node : nodes) {
      if (!known.containsAll(node.inputs())) {
        throw new IllegalArgumentException(node.place() + " reads what never comes before it");
      }
      known.addAll(node.proto().getOutputList());
    }
  }

  /** The operations, each after those that it reads. */
  List<OnnxNode> nodes() {
    return nodes;
  }

  /** The tensors that must be given: images. Old files also list their weights as inputs. */
  List<ValueInfoProto> inputs() {
    return proto.getInputList().stream()
        .filter(input -> !weights.containsKey(input.getName()))
        .toList();
  }

  /** The names of the results. */
  List<ValueInfoProto> outputs() {
    return proto.getOutputList();
  }

  /** All weights. */
  Map<String, TensorProto> weights() {
    return weights;
  }

  /** The operations that read a tensor. */
  List<OnnxNode> readers(String tensor) {
    return readers.getOrDefault(tensor, List.of());
  }

  /** The only operation that reads a tensor, which nobody else sees. */
  Optional<OnnxNode> onlyReader(String tensor) {
    List<OnnxNode> all = readers(tensor);
    return all.size() == 1 && !outputs.contains(tensor)
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  /** Whether a tensor is a result. */
  boolean isOutput(String tensor) {
    return outputs.contains(tensor);
  }
}
