package org.filterscope.bench;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.WinogradConvolution;
import org.filterscope.activation.winograd.WinogradScratch;
import org.filterscope.activation.winograd.WinogradTile;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A pass whose convolutions all use the same tile, whichever is faster. */
final class TiledPass implements AutoCloseable {
  private final Network network;
  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final WinogradScratch scratch = new WinogradScratch(lanes);
  private final Map<Integer, WinogradConvolution> convolutions = new HashMap<>();
  private final List<INDArray> maps = new ArrayList<>();

  TiledPass(Network network, WinogradTile tile) {
    this.network = network;
    for (Node node : network.nodes()) {
      Shape shape = node.shape();
      maps.add(
          Nd4j.createUninitialized(
              DataType.FLOAT, 1, shape.height(), shape.width(), shape.channels()));
      if (node.operation() instanceof Operation.Convolution convolution) {
        convolutions.put(node.index(), convolution(convolution, tile));
      }
    }
  }

  private WinogradConvolution convolution(Operation.Convolution convolution, WinogradTile tile) {
    try (INDArray kernels = convolution.kernels().dup('c')) {
      FloatBuffer values =
          new FloatPointer(kernels.data().addressPointer()).capacity(kernels.length()).asBuffer();
      return new WinogradConvolution(values, convolution.offsets(), tile, scratch);
    }
  }

  /**
   * Runs an image through the network.
   *
   * @param input {@code [height, width, channels]}
   */
  Decisions run(float[] input) {
    Decisions decisions = new Decisions(network);
    maps.get(0).data().asNioFloat().put(0, input);
    for (Node node : network.layers()) {
      INDArray output = maps.get(node.index());
      WinogradConvolution convolution = convolutions.get(node.index());
      if (convolution != null) {
        Node next = network.node(node.index() + 1);
        boolean isPooled = next.operation() instanceof Operation.MaxPooling;
        convolution.apply(
            maps.get(node.inputs().get(0)), output, isPooled ? maps.get(next.index()) : null, true);
        decisions.enter(node, output.data().asFloat());
      }
    }
    return decisions;
  }

  @Override
  public void close() {
    convolutions.values().forEach(WinogradConvolution::close);
    maps.forEach(INDArray::close);
    scratch.close();
    lanes.close();
  }
}
