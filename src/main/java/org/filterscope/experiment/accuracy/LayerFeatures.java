package org.filterscope.experiment.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.training.data.Features;

/**
 * The features of several layers as one vector, so that a photograph goes through the network once.
 * Maps are pooled as heads pool them: means over a 2 x 2 grid and over the whole. Each layer's part
 * has the same length, as the vectors of heads have.
 */
final class LayerFeatures {

  private static final float LENGTH = 30;

  private final List<Node> layers;
  private final Network network;

  LayerFeatures(Network whole, List<Node> layers) {
    this.layers = List.copyOf(layers);
    Node last = layers.stream().max((one, other) -> one.index() - other.index()).orElseThrow();
    Network.Builder builder = Network.Builder.upTo(whole, last);
    List<String> parts = new ArrayList<>();
    for (Node layer : layers) {
      parts.add(add(builder, layer));
    }
    String names = String.join(" ", layers.stream().map(Node::name).toList());
    if (parts.size() > 1) {
      builder.add(
          "experiment_layers " + names, new Operation.Concatenation(), Activation.IDENTITY, parts);
    }
    network = builder.build();
  }

  /** The network whose output is the vector. */
  Network network() {
    return network;
  }

  /** One layer's part of each vector. */
  Features part(int layer, List<float[]> vectors, int[] labels) {
    int start = 0;
    for (int i = 0; i < layer; i++) {
      start += length(i);
    }
    int from = start;
    int to = start + length(layer);
    return new Features(
        vectors.stream().map(vector -> Arrays.copyOfRange(vector, from, to)).toList(), labels);
  }

  private int length(int layer) {
    Shape shape = layers.get(layer).shape();
    return shape.isVector() ? shape.channels() : 5 * shape.channels();
  }

  private static String add(Network.Builder builder, Node layer) {
    String name = "experiment_" + layer.name();
    String before = layer.name();
    if (!layer.shape().isVector()) {
      before = name + "_features";
      builder
          .add(
              name + "_grid",
              new Operation.AveragePooling(
                  half(layer.shape().height()), half(layer.shape().width()), true),
              Activation.IDENTITY,
              List.of(layer.name()))
          .add(
              name + "_cells",
              new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
              Activation.IDENTITY,
              List.of(name + "_grid"))
          .add(
              name + "_mean",
              new Operation.GlobalAverage(),
              Activation.IDENTITY,
              List.of(layer.name()))
          .add(
              before,
              new Operation.Concatenation(),
              Activation.IDENTITY,
              List.of(name + "_cells", name + "_mean"));
    }
    builder.add(name, new Operation.L2Normalisation(LENGTH), Activation.IDENTITY, List.of(before));
    return name;
  }

  /** Two windows that cover a side; if it is odd, they share the middle. */
  private static Window half(int side) {
    return Window.of((side + 1) / 2, Math.max(1, side / 2), 0);
  }
}
