package org.filterscope.bench;

import java.util.HashMap;
import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** A pass in double precision by ND4J's own convolutions, with nothing of the engine. */
final class DoublePass implements AutoCloseable {
  private final Network network;
  private final Map<Integer, INDArray> kernels = new HashMap<>();
  private final Map<Integer, INDArray> biases = new HashMap<>();

  DoublePass(Network network) {
    this.network = network;
    for (Node node : network.layers()) {
      if (node.operation() instanceof Operation.Convolution convolution) {
        kernels.put(node.index(), convolution.kernels().castTo(DataType.DOUBLE));
        biases.put(node.index(), convolution.bias().castTo(DataType.DOUBLE));
      }
    }
  }

  /** Is told about each convolution. */
  @FunctionalInterface
  interface Listener {

    /**
     * Called after a convolution.
     *
     * @param sums before the rectifier, {@code [height, width, channels]}
     */
    void computed(Node node, double[] sums);
  }

  /**
   * Runs an image through the network.
   *
   * @param input {@code [height, width, channels]}
   */
  void run(float[] input, Listener listener) {
    double[] maps = new double[input.length];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = input[i];
    }
    for (Node node : network.layers()) {
      Shape source = network.node(node.inputs().get(0)).shape();
      if (node.operation() instanceof Operation.Convolution) {
        maps = convolve(node, source, maps);
        listener.computed(node, maps);
        for (int i = 0; i < maps.length; i++) {
          maps[i] = Math.max(maps[i], 0);
        }
      } else {
        maps = pool(node.shape(), source, maps);
      }
    }
  }

  private double[] convolve(Node node, Shape source, double[] maps) {
    try (INDArray flat = Nd4j.createFromArray(maps);
        INDArray sums =
            Nd4j.createUninitialized(
                DataType.DOUBLE,
                1,
                node.shape().height(),
                node.shape().width(),
                node.shape().channels())) {
      Nd4j.exec(
          DynamicCustomOp.builder("conv2d")
              .addInputs(
                  flat.reshape('c', 1, source.height(), source.width(), source.channels()),
                  kernels.get(node.index()),
                  biases.get(node.index()))
              .addOutputs(sums)
              .addIntegerArguments(3, 3, 1, 1, 1, 1, 1, 1, 0, 1, 0)
              .build());
      return sums.data().asDouble();
    }
  }

  private static double[] pool(Shape pooled, Shape source, double[] maps) {
    double[] largest = new double[pooled.size()];
    for (int i = 0; i < largest.length; i++) {
      double best = maps[Decisions.place(source, i, 0)];
      for (int tap = 1; tap < 4; tap++) {
        best = Math.max(best, maps[Decisions.place(source, i, tap)]);
      }
      largest[i] = best;
    }
    return largest;
  }

  @Override
  public void close() {
    kernels.values().forEach(INDArray::close);
    biases.values().forEach(INDArray::close);
  }
}
