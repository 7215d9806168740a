package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** Keras' layers that read several tensors. */
record KerasMerge(KerasNodes nodes) {

  /** Adds the layer's nodes; null if a setting is not supported here. */
  @Nullable KerasTensor read(String kind) {
    boolean isMixed =
        nodes.inputs().stream().anyMatch(input -> input.axes() != nodes.input().axes());
    boolean isSame = nodes.inputs().stream().allMatch(input -> input.shape().equals(nodes.shape()));
    if (isMixed || !(isSame || kind.equals("Concatenate"))) {
      return null;
    }
    return switch (kind) {
      case "Concatenate" ->
          isOverChannels() && isOfOneSize() ? plain(new Operation.Concatenation()) : null;
      case "Multiply" -> plain(new Operation.Merge(Operation.Merge.Rule.PRODUCT));
      case "Maximum" -> plain(new Operation.Merge(Operation.Merge.Rule.MAXIMUM));
      case "Add" -> plain(new Operation.Addition());
      case "Average" -> average();
      case "Subtract" -> nodes.inputs().size() == 2 ? difference() : null;
      default -> null;
    };
  }

  private KerasTensor plain(Operation operation) {
    return nodes.add(operation, Activation.IDENTITY);
  }

  private boolean isOverChannels() {
    JsonNode axis = nodes.settings().path("axis");
    return nodes.input().isOfChannels((axis.isArray() ? axis.path(0) : axis).asInt(-1));
  }

  private boolean isOfOneSize() {
    return nodes.inputs().stream()
        .allMatch(
            input ->
                input.shape().height() == nodes.shape().height()
                    && input.shape().width() == nodes.shape().width()
                    && input.shape().isVector() == nodes.shape().isVector());
  }

  private KerasTensor average() {
    List<String> sources = nodes.inputs().stream().map(KerasTensor::node).toList();
    KerasTensor sum =
        nodes.add(
            "_sum", new Operation.Addition(), Activation.IDENTITY, sources, nodes.input().axes());
    return nodes.add("", times(1f / sources.size()), Activation.IDENTITY, sum);
  }

  private KerasTensor difference() {
    KerasTensor minus = nodes.add("_minus", times(-1), Activation.IDENTITY, nodes.inputs().get(1));
    return nodes.add(
        "",
        new Operation.Addition(),
        Activation.IDENTITY,
        List.of(nodes.input().node(), minus.node()),
        nodes.input().axes());
  }

  private Operation times(float factor) {
    float[] scale = new float[nodes.shape().channels()];
    Arrays.fill(scale, factor);
    return new Operation.Normalisation(scale, new float[scale.length], 0);
  }
}
