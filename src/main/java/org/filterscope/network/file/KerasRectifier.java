package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Keras' layer for rectification.
 *
 * @param most the largest result; infinite if there is no limit
 * @param slope the slope below the threshold
 * @param threshold below it, a value is off
 */
record KerasRectifier(double most, double slope, double threshold) {

  private static final double CAP = 6;

  static KerasRectifier of(JsonNode settings) {
    JsonNode most = settings.path("max_value");
    boolean hasNone = most.isNull() || most.isMissingNode();
    return new KerasRectifier(
        hasNone ? Double.POSITIVE_INFINITY : KerasActivation.number(most, 0),
        KerasActivation.number(settings.path("negative_slope"), 0),
        KerasActivation.number(settings.path("threshold"), 0));
  }

  /** Whether it is one of the functions here. */
  boolean isPlain() {
    boolean isUsual = Double.isInfinite(most) || (most == CAP && slope == 0);
    return threshold == 0 && isUsual;
  }

  /** The function, if it is one of those here. */
  Activation plain() {
    if (most == CAP) {
      return Activation.RELU6;
    }
    return slope == 0 ? Activation.RELU : Activation.leakyRelu((float) slope);
  }

  /**
   * Adds its nodes where it has another limit: a rectification that is cut at 6, between two
   * scalings; and if it has a slope, less as much of what is below zero. A value that is cut at
   * another threshold jumps there, which nothing here does.
   *
   * @return null if it is not supported here
   */
  @Nullable KerasTensor add(KerasNodes nodes) {
    if (threshold != 0 || !(most > 0)) {
      return null;
    }
    Operation standing = new Operation.Identity("activation");
    KerasTensor input = nodes.input();
    int channels = input.shape().channels();
    KerasTensor line =
        nodes.add("_scaled", KerasNodes.times(channels, CAP / most), Activation.IDENTITY, input);
    KerasTensor cut = nodes.add("_cut", standing, Activation.RELU6, line);
    if (slope == 0) {
      return nodes.add("", KerasNodes.times(channels, most / CAP), Activation.IDENTITY, cut);
    }
    KerasTensor above =
        nodes.add("_above", KerasNodes.times(channels, most / CAP), Activation.IDENTITY, cut);
    KerasTensor below = nodes.add("_below", KerasNodes.times(channels, -1), Activation.RELU, input);
    KerasTensor sloped =
        nodes.add("_slope", KerasNodes.times(channels, -slope), Activation.IDENTITY, below);
    return nodes.add(
        "",
        new Operation.Addition(),
        Activation.IDENTITY,
        List.of(above.node(), sloped.node()),
        input.axes());
  }
}
