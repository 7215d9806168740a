package org.filterscope.network.file;

import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A node's parameters, with the names and the order of axes that DL4J's layers use. */
record GraphParameters(Network network, Node node)
    implements OperationVisitor<Map<String, INDArray>> {

  @Override
  public Map<String, INDArray> input(Operation.Input operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> convolution(Operation.Convolution operation) {
    // Here: height, width, input, output. In DL4J: output, input, height, width.
    return Map.of("W", operation.kernels().permute(3, 2, 0, 1), "b", operation.bias());
  }

  @Override
  public Map<String, INDArray> maxPooling(Operation.MaxPooling operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> averagePooling(Operation.AveragePooling operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> padding(Operation.Padding operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> cropping(Operation.Cropping operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> selection(Operation.Selection operation) {
    return Map.of(
        "W", oneHot(operation), "b", Nd4j.zeros(DataType.FLOAT, operation.channels().length));
  }

  @Override
  public Map<String, INDArray> gate(Operation.Gate operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> upsampling(Operation.Upsampling operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> globalAverage(Operation.GlobalAverage operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> flatten(Operation.Flatten operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> dense(Operation.Dense operation) {
    return Map.of("W", rows(operation.weights()), "b", operation.bias());
  }

  @Override
  public Map<String, INDArray> normalisation(Operation.Normalisation operation) {
    int channels = operation.scale().length;
    return Map.of(
        "gamma", Nd4j.createFromArray(operation.scale()),
        "beta", Nd4j.createFromArray(operation.shift()),
        "mean", Nd4j.zeros(DataType.FLOAT, channels),
        "var", Nd4j.ones(DataType.FLOAT, channels));
  }

  @Override
  public Map<String, INDArray> cellScaling(Operation.CellScaling operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> identity(Operation.Identity operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> concatenation(Operation.Concatenation operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> addition(Operation.Addition operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> merge(Operation.Merge operation) {
    return Map.of();
  }

  @Override
  public Map<String, INDArray> l2Normalisation(Operation.L2Normalisation operation) {
    return Map.of();
  }

  /** The weights with which a layer copies channels. */
  private INDArray oneHot(Operation.Selection operation) {
    int[] sources = operation.channels();
    Shape before = input(network, node).shape();
    INDArray weights = Nd4j.zeros(DataType.FLOAT, sources.length, before.channels());
    for (int c = 0; c < sources.length; c++) {
      weights.putScalar(c, sources[c], 1);
    }
    return before.isVector()
        ? weights.transpose().dup('c')
        : weights.reshape('c', sources.length, before.channels(), 1, 1);
  }

  /** Whether a node's output is flattened in an order that DL4J's layers do not support. */
  static boolean isChannelLast(Network network, Node node) {
    return node.operation() instanceof Operation.Flatten flatten
        && flatten.order() == Operation.Flatten.Order.CHANNEL_LAST
        && input(network, node).shape().cells() > 1;
  }

  private static Node input(Network network, Node node) {
    return network.node(node.inputs().get(0));
  }

  /** A dense layer's weights for feature maps that DL4J flattens channel by channel. */
  private INDArray rows(INDArray weights) {
    Node before = input(network, node);
    while (before.operation() instanceof Operation.Identity) {
      before = input(network, before);
    }
    if (!isChannelLast(network, before)) {
      return weights;
    }
    Shape maps = input(network, before).shape();
    return weights
        .reshape('c', maps.height(), maps.width(), maps.channels(), weights.size(1))
        .permute(2, 0, 1, 3)
        .dup('c')
        .reshape('c', weights.shape());
  }
}
