package org.filterscope.activation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.WinogradConvolution;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One off-heap array for each node's output, and the steps that fill these arrays in order. Maps
 * are stored as {@code [images, height, width, channels]}, vectors as {@code [images, length]}.
 */
final class Buffers implements AutoCloseable {
  private final Network network;
  private final int images;
  private final Convolutions convolutions;
  private final List<INDArray> outputs = new ArrayList<>();
  private final List<@Nullable INDArray> logits = new ArrayList<>();

  /** The largest pre-ReLU sum in each window of a pooling, keyed by the pooling's index. */
  private final Map<Integer, INDArray> pooledSums = new HashMap<>();

  private final List<Step> steps = new ArrayList<>();
  private final List<INDArray> scratch = new ArrayList<>();

  Buffers(Network network, int images, Convolutions convolutions) {
    this.network = network;
    this.images = images;
    this.convolutions = convolutions;
    for (Node node : network.nodes()) {
      outputs.add(Nd4j.createUninitialized(DataType.FLOAT, axes(node.shape())));
      boolean isSoftmax = node.activation().kind() == Activation.Kind.SOFTMAX;
      logits.add(isSoftmax ? Nd4j.createUninitialized(DataType.FLOAT, axes(node.shape())) : null);
    }
    addSteps(network, new ForwardSteps(convolutions, scratch::add), new FusedPoolings(network));
  }

  private void addSteps(Network network, ForwardSteps maker, FusedPoolings fused) {
    for (Node node : network.nodes()) {
      if (node.operation() instanceof Operation.Input || fused.isFused(node)) {
        continue;
      }
      int index = node.index();
      Node pooling = fused.behind(node);
      Runnable work =
          maker.step(
              node,
              node.inputs().stream().map(outputs::get).toList(),
              outputs.get(index),
              pooling == null ? null : outputs.get(pooling.index()),
              pooling == null ? null : sums(node, pooling),
              logits.get(index));
      steps.add(new Step(index, pooling == null ? index : pooling.index(), work));
    }
  }

  /** Allocates the sums for single images only, because only projections need them. */
  private @Nullable INDArray sums(Node convolution, Node pooling) {
    if (images > 1 || convolution.activation().kind() != Activation.Kind.RELU) {
      return null;
    }
    INDArray sums = Nd4j.createUninitialized(DataType.FLOAT, axes(pooling.shape()));
    pooledSums.put(pooling.index(), sums);
    return sums;
  }

  int images() {
    return images;
  }

  /**
   * Whether these buffers can also hold a single-image pass through another excerpt of the network.
   */
  boolean fit(Network excerpt) {
    return images == 1
        && network.nodes().size() == excerpt.nodes().size()
        && network.input().equals(excerpt.input());
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * A step that fills a node's array.
   *
   * @param node the node's index
   * @param last the index of the pooling that is filled in the same step; the node's own index if
   *     there is none
   */
  record Step(int node, int last, Runnable work) {}

  INDArray output(int node) {
    return outputs.get(node);
  }

  /** The sums before a softmax; null for all other nodes. */
  @Nullable INDArray logits(int node) {
    return logits.get(node);
  }

  /** The largest pre-ReLU sum in each window of a pooling; null where these sums are not kept. */
  @Nullable INDArray pooledSums(int node) {
    return pooledSums.get(node);
  }

  @Nullable Tiling tiling(Operation.Convolution convolution) {
    return convolutions.tiling(convolution);
  }

  /** A tiled convolution with its transformed kernels; null if the convolution is not tiled. */
  @Nullable WinogradConvolution winograd(Operation.Convolution convolution) {
    return Convolutions.canPool(convolution) ? convolutions.winograd(convolution) : null;
  }

  /** The threads that share the work of a pass. */
  ParallelLoop lanes() {
    return convolutions.lanes();
  }

  void setInput(float[] values) {
    outputs.get(0).data().asNioFloat().put(0, values);
  }

  @Override
  public void close() {
    outputs.forEach(INDArray::close);
    scratch.forEach(INDArray::close);
    pooledSums.values().forEach(INDArray::close);
    for (INDArray sums : logits) {
      if (sums != null) {
        sums.close();
      }
    }
  }

  private long[] axes(Shape shape) {
    return shape.isVector()
        ? new long[] {images, shape.channels()}
        : new long[] {images, shape.height(), shape.width(), shape.channels()};
  }
}
