package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which weights of an inner model belong to which of its layers. Keras' HDF5 files list them
 * one after the other, with names that usually, but not always, contain the layers' names.
 */
final class KerasNestedWeights {

  private KerasNestedWeights() {}

  /**
   * One weight that a layer has.
   *
   * @param name what Keras calls it
   * @param isTrained whether it was learned by descent while the layer was not frozen
   */
  private record Slot(KerasCall.Layer layer, String name, boolean isTrained) {}

  /**
   * The names of each layer's weights.
   *
   * @param model the outermost of the inner models that the weights are of
   * @param names the names of all its weights, in order
   * @param all the whole graph
   */
  static Map<KerasCall.Layer, List<String>> owners(
      String model, List<String> names, List<KerasCall> all) {
    Map<KerasCall.Layer, KerasCall> layers = new LinkedHashMap<>();
    for (KerasCall call : all) {
      if (call.layer().isNested() && call.layer().names().get(0).equals(model)) {
        layers.putIfAbsent(call.layer(), call);
      }
    }
    List<Slot> slots = new ArrayList<>();
    layers.values().forEach(call -> slots.addAll(slots(call)));
    Map<KerasCall.Layer, List<String>> byName = byName(layers.keySet(), slots, names);
    return byName.isEmpty() ? byOrder(slots, names) : byName;
  }

  /** Empty unless each layer finds all its weights, and no two the same. */
  private static Map<KerasCall.Layer, List<String>> byName(
      Iterable<KerasCall.Layer> layers, List<Slot> slots, List<String> names) {
    Map<KerasCall.Layer, List<String>> owners = new LinkedHashMap<>();
    for (KerasCall.Layer layer : layers) {
      long expected = slots.stream().filter(slot -> slot.layer().equals(layer)).count();
      List<String> own =
          expected == 0 ? List.of() : names.stream().filter(name -> isOf(layer, name)).toList();
      if (own.size() != expected) {
        return Map.of();
      }
      owners.put(layer, own);
    }
    return owners;
  }

  private static boolean isOf(KerasCall.Layer layer, String name) {
    String parents = name.substring(0, Math.max(0, name.lastIndexOf('/')));
    return parents.equals(layer.name()) || parents.endsWith("/" + layer.name());
  }

  /** Keras lists what is trained first, then the rest; some versions list layer by layer. */
  private static Map<KerasCall.Layer, List<String>> byOrder(List<Slot> slots, List<String> names) {
    List<Slot> trainedFirst = new ArrayList<>(slots.stream().filter(Slot::isTrained).toList());
    slots.stream().filter(slot -> !slot.isTrained()).forEach(trainedFirst::add);
    List<Slot> ordered = fit(trainedFirst, names) || !fit(slots, names) ? trainedFirst : slots;
    if (ordered.size() > names.size()) {
      throw new IllegalArgumentException(names.size() + " weights for " + ordered.size());
    }
    Map<KerasCall.Layer, List<String>> owners = new LinkedHashMap<>();
    // In the order of each layer's own slots: that of its arrays.
    for (Slot slot : slots) {
      owners
          .computeIfAbsent(slot.layer(), key -> new ArrayList<>())
          .add(names.get(ordered.indexOf(slot)));
    }
    return owners;
  }

  private static boolean fit(List<Slot> slots, List<String> names) {
    for (int i = 0; i < Math.min(slots.size(), names.size()); i++) {
      String last = names.get(i).substring(names.get(i).lastIndexOf('/') + 1);
      if (!last.startsWith(slots.get(i).name())) {
        return false;
      }
    }
    return slots.size() <= names.size();
  }

  private static List<Slot> slots(KerasCall call) {
    JsonNode settings = call.settings();
    boolean isTrained = settings.path("trainable").asBoolean(true);
    List<Slot> slots = new ArrayList<>();
    for (String name : names(call.kind(), settings)) {
      boolean isMoving = name.startsWith("moving") || call.kind().equals("Normalization");
      slots.add(new Slot(call.layer(), name, isTrained && !isMoving));
    }
    return slots;
  }

  private static List<String> names(String kind, JsonNode settings) {
    List<String> names = new ArrayList<>();
    switch (kind) {
      case "Conv2D", "Dense" -> names.add("kernel");
      case "DepthwiseConv2D" -> names.add("depthwise_kernel");
      case "SeparableConv2D" -> names.addAll(List.of("depthwise_kernel", "pointwise_kernel"));
      case "PReLU" -> names.add("alpha");
      case "BatchNormalization" -> {
        if (settings.path("scale").asBoolean(true)) {
          names.add("gamma");
        }
        if (settings.path("center").asBoolean(true)) {
          names.add("beta");
        }
        names.addAll(List.of("moving_mean", "moving_variance"));
      }
      case "Normalization" -> {
        if (settings.path("mean").isMissingNode() || settings.path("mean").isNull()) {
          names.addAll(List.of("mean", "variance", "count"));
        }
      }
      default -> {}
    }
    boolean mayHaveBias = !names.isEmpty() && names.get(0).endsWith("kernel");
    if (mayHaveBias && settings.path("use_bias").asBoolean(true)) {
      names.add("bias");
    }
    return names;
  }
}
