package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a function that was applied without a layer got besides tensors. Keras 2 writes {@code
 * ["name", 0, 0, {"y": 127.5}]}, within one more list or not; Keras 3 {@code {"args": [...],
 * "kwargs": {...}}}.
 *
 * @param settings of the function, where Keras 3 keeps what is not an operand
 * @param all as the file has them
 */
record KerasArguments(JsonNode settings, JsonNode all) {

  static KerasArguments of(KerasCall call) {
    return new KerasArguments(call.settings(), call.arguments());
  }

  private boolean isNew() {
    return all.has("args");
  }

  /** In Keras 2, the first operand with its place, and the named arguments. */
  private JsonNode call() {
    return all.path(0).isArray() ? all.get(0) : all;
  }

  private JsonNode first() {
    return isNew() ? all.path("args").path(0) : call();
  }

  private JsonNode named() {
    return isNew() ? all.path("kwargs") : call().path(3);
  }

  /** An argument that is no operand; missing if there is none. */
  JsonNode option(String name) {
    JsonNode told = named().path(name);
    return told.isMissingNode() || told.isNull() ? settings.path(name) : told;
  }

  /** Whether the constant comes before the tensor. */
  boolean isTurned() {
    return !KerasTensors.isTensor(first()) || !settings.path("constants").path("0").isMissingNode();
  }

  /** The operand that is no tensor: a number, or one for each channel; empty if there is none. */
  List<Double> numbers() {
    List<Double> numbers = new ArrayList<>();
    if (isTurned()) {
      add(settings.path("constants").path("0"), numbers);
      if (numbers.isEmpty()) {
        add(isNew() ? first() : call().path(2), numbers);
      }
      return numbers;
    }
    // TensorFlow 2.1 to 2.3 keep constants with the layer, by their place.
    add(settings.path("constants").path("1"), numbers);
    add(isNew() ? all.path("args").path(1) : named().path("y"), numbers);
    for (String key : List.of("x2", "bias", "value", "y")) {
      if (numbers.isEmpty()) {
        add(named().path(key), numbers);
      }
    }
    return numbers;
  }

  private static void add(JsonNode part, List<Double> numbers) {
    if (part.isNumber()) {
      numbers.add(part.asDouble());
    } else if (part.isArray()) {
      part.forEach(each -> add(each, numbers));
    } else if (part.isObject()) {
      add(part.path("config").path("value"), numbers);
    }
  }
}
