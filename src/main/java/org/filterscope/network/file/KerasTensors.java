package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How Keras' descriptions refer to tensors. */
final class KerasTensors {

  /** Where Keras 2 would name a tensor's layer if the first operand is a number. */
  static final String CONSTANT = "_CONSTANT_VALUE";

  private KerasTensors() {}

  /**
   * A tensor.
   *
   * @param layer the layer that gives it
   * @param use which use of that layer
   * @param output which of its outputs
   */
  record Reference(String layer, int use, int output) {}

  /**
   * All tensors that a part of a description refers to, in order. Keras 2 writes {@code ["name", 0,
   * 0, {}]}, one or a list of them; Keras 3 writes objects within arguments.
   */
  static List<Reference> references(JsonNode part) {
    List<Reference> found = new ArrayList<>();
    addReferences(part, found);
    return found;
  }

  private static void addReferences(JsonNode part, List<Reference> found) {
    if (isTensor(part)) {
      JsonNode history = part.isArray() ? part : part.required("config").required("keras_history");
      found.add(
          new Reference(
              history.required(0).asText(), history.path(1).asInt(), history.path(2).asInt()));
      if (part.isArray()) {
        // Further tensors may be among the named arguments.
        addReferences(part.path(3), found);
      }
    } else if (part.isContainerNode()) {
      part.forEach(each -> addReferences(each, found));
    }
  }

  /** Whether a part of a description is one tensor. */
  static boolean isTensor(JsonNode part) {
    return part.isArray()
        ? part.size() >= 3
            && part.get(0).isTextual()
            && !part.get(0).asText().equals(CONSTANT)
            && part.get(1).isIntegralNumber()
            && part.get(2).isIntegralNumber()
        : part.path("class_name").asText().equals("__keras_tensor__");
  }

  /**
   * A layer's kind. A function that was applied to a tensor is called {@code op:} and its name: it
   * may have the name of a layer.
   */
  static String kind(JsonNode entry) {
    String kind = entry.required("class_name").asText();
    if (kind.equals("TFOpLambda") || kind.equals("SlicingOpLambda")) {
      return "op:" + entry.required("config").path("function").asText();
    }
    if (kind.equals("TensorFlowOpLayer")) {
      JsonNode node = entry.required("config").path("node_def");
      JsonNode parsed = node.isTextual() ? KerasDescription.json(node.asText()) : node;
      return "op:" + parsed.path("op").asText();
    }
    String module = entry.path("module").asText();
    return module.contains(".ops") ? "op:" + kind : kind;
  }
}
