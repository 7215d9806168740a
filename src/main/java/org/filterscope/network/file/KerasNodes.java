package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;

/**
 * Adds the nodes of one layer's use to a network.
 *
 * @param call the use
 * @param inputs the tensors it reads
 * @param builder the network so far
 * @param functions knows the activation functions
 * @param passedOver gets what does nothing after training
 */
record KerasNodes(
    KerasCall call,
    List<KerasTensor> inputs,
    Network.Builder builder,
    KerasActivation functions,
    List<String> passedOver) {

  /** The layer's configuration. */
  JsonNode settings() {
    return call.settings();
  }

  /** The only tensor, or the first one, that it reads. */
  KerasTensor input() {
    return inputs.get(0);
  }

  /** The shape of the only tensor, or the first one, that it reads. */
  Shape shape() {
    return input().shape();
  }

  /** The layer's node, on the tensors that it reads; the axes stay as they are. */
  KerasTensor add(Operation operation, Activation activation) {
    return add(operation, activation, input().axes());
  }

  /** The layer's node, on the tensors that it reads. */
  KerasTensor add(Operation operation, Activation activation, KerasTensor.Axes axes) {
    return add("", operation, activation, inputs.stream().map(KerasTensor::node).toList(), axes);
  }

  /**
   * A node on others.
   *
   * @param suffix added to the layer's name; empty for the node that users know as the layer
   */
  KerasTensor add(
      String suffix,
      Operation operation,
      Activation activation,
      List<String> sources,
      KerasTensor.Axes axes) {
    String name = call.name() + suffix;
    builder.add(name, operation, activation, sources);
    return new KerasTensor(name, builder.shape(name), axes);
  }

  /** A node on one other. */
  KerasTensor add(String suffix, Operation operation, Activation activation, KerasTensor source) {
    return add(suffix, operation, activation, List.of(source.node()), source.axes());
  }

  /** A number times all values, as an operation. */
  static Operation times(int channels, double factor) {
    float[] scale = new float[channels];
    Arrays.fill(scale, (float) factor);
    return new Operation.Normalisation(scale, new float[scale.length], 0);
  }

  /** No node: the only tensor, with other axes. */
  KerasTensor same(KerasTensor.Axes axes) {
    return new KerasTensor(input().node(), shape(), axes);
  }

  /** No node: the layer does nothing to its input after training. */
  KerasTensor passOver() {
    passedOver.add(call.name() + ": " + call.kind());
    return input();
  }

  /** The input as one vector; a node is added where the file's vector is an image here. */
  KerasTensor vector() {
    KerasTensor input = input();
    if (input.axes() != KerasTensor.Axes.VECTOR || input.shape().isVector()) {
      return input;
    }
    String name = input.node() + "_flat";
    builder.add(
        name,
        new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
        Activation.IDENTITY,
        List.of(input.node()));
    return new KerasTensor(name, builder.shape(name), KerasTensor.Axes.VECTOR);
  }
}
