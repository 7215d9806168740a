package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.jspecify.annotations.Nullable;

/** Keras' layers that read several tensors. */
record KerasMerge(KerasNodes nodes) {

  /** Adds the layer's nodes; null if a setting is not supported here. */
  @Nullable KerasTensor read(String kind) {
    if (kind.equals("Concatenate")) {
      return concatenation();
    }
    List<KerasTensor> inputs = alike(nodes.inputs());
    if (inputs.isEmpty()) {
      return null;
    }
    if (kind.equals("Multiply")) {
      return product(inputs);
    }
    List<KerasTensor> whole = KerasBroadcast.of(nodes, inputs);
    if (whole.isEmpty()) {
      return null;
    }
    return switch (kind) {
      case "Maximum" -> merged("", new Operation.Merge(Operation.Merge.Rule.MAXIMUM), whole);
      case "Minimum" -> minimum(whole);
      case "Add" -> merged("", new Operation.Addition(), whole);
      case "Average" -> average(whole);
      case "Subtract" -> whole.size() == 2 ? sum(whole, -1) : null;
      case "CustomScaleLayer" ->
          whole.size() == 2
              ? sum(whole, KerasActivation.number(nodes.settings().path("scale"), 1))
              : null;
      default -> null;
    };
  }

  /**
   * The inputs with the same axes, as Keras lays them against each other: a vector beside maps is
   * maps of one cell. Empty if they have different ones.
   */
  private static List<KerasTensor> alike(List<KerasTensor> inputs) {
    KerasTensor.Axes axes =
        inputs.stream()
            .map(KerasTensor::axes)
            .filter(each -> each != KerasTensor.Axes.VECTOR)
            .findFirst()
            .orElse(KerasTensor.Axes.VECTOR);
    List<KerasTensor> alike = new ArrayList<>();
    for (KerasTensor input : inputs) {
      boolean isCell =
          input.axes() == KerasTensor.Axes.VECTOR
              && input.shape().isVector()
              && axes == KerasTensor.Axes.CHANNELS_LAST;
      if (input.axes() != axes && !isCell) {
        return List.of();
      }
      alike.add(new KerasTensor(input.node(), input.shape(), axes));
    }
    return alike;
  }

  private KerasTensor merged(String suffix, Operation operation, List<KerasTensor> inputs) {
    return nodes.add(
        suffix,
        operation,
        Activation.IDENTITY,
        inputs.stream().map(KerasTensor::node).toList(),
        inputs.get(0).axes());
  }

  private @Nullable KerasTensor concatenation() {
    JsonNode axis = nodes.settings().path("axis");
    int number = (axis.isArray() ? axis.path(0) : axis).asInt(-1);
    List<KerasTensor> inputs = KerasBroadcast.ofOneCell(nodes, nodes.inputs());
    Shape shape = inputs.get(0).shape();
    boolean fits =
        inputs.stream()
            .allMatch(
                input ->
                    input.axes() == inputs.get(0).axes()
                        && input.isOfChannels(number)
                        && input.shape().height() == shape.height()
                        && input.shape().width() == shape.width()
                        && input.shape().isVector() == shape.isVector());
    return fits ? merged("", new Operation.Concatenation(), inputs) : null;
  }

  /**
   * A product: of maps with a factor for each channel, of a value with a function of it, which is a
   * function itself, or of other tensors.
   */
  private @Nullable KerasTensor product(List<KerasTensor> inputs) {
    if (inputs.size() == 2) {
      KerasTensor one = inputs.get(0);
      KerasTensor other = inputs.get(1);
      if (isGate(one, other)) {
        return merged("", new Operation.Gate(), List.of(one, other));
      }
      if (isGate(other, one)) {
        return merged("", new Operation.Gate(), List.of(other, one));
      }
      KerasSelfGate gate = new KerasSelfGate(nodes.builder());
      for (List<KerasTensor> pair : List.of(inputs, List.of(other, one))) {
        Activation function = gate.function(pair.get(0), pair.get(1));
        if (function != null) {
          return nodes.add("", new Operation.Identity("activation"), function, pair.get(0));
        }
      }
    }
    List<KerasTensor> whole = KerasBroadcast.of(nodes, inputs);
    return whole.isEmpty()
        ? null
        : merged("", new Operation.Merge(Operation.Merge.Rule.PRODUCT), whole);
  }

  /** Whether the second has one factor for each channel of the first. */
  private static boolean isGate(KerasTensor maps, KerasTensor factors) {
    return maps.isMaps()
        && factors.shape().cells() == 1
        && maps.shape().cells() > 1
        && maps.shape().channels() == factors.shape().channels();
  }

  private KerasTensor minimum(List<KerasTensor> inputs) {
    List<KerasTensor> turned = new ArrayList<>();
    for (KerasTensor input : inputs) {
      turned.add(scaled("_minus" + (turned.size() + 1), -1, input));
    }
    KerasTensor largest =
        merged("_maximum", new Operation.Merge(Operation.Merge.Rule.MAXIMUM), turned);
    return scaled("", -1, largest);
  }

  private KerasTensor average(List<KerasTensor> inputs) {
    return scaled("", 1.0 / inputs.size(), merged("_sum", new Operation.Addition(), inputs));
  }

  /** The first input, and some of the second. */
  private KerasTensor sum(List<KerasTensor> inputs, double factor) {
    KerasTensor second = scaled(factor < 0 ? "_minus" : "_scaled", factor, inputs.get(1));
    return merged("", new Operation.Addition(), List.of(inputs.get(0), second));
  }

  private KerasTensor scaled(String suffix, double factor, KerasTensor source) {
    int channels = source.shape().channels();
    return nodes.add(suffix, KerasNodes.times(channels, factor), Activation.IDENTITY, source);
  }
}
