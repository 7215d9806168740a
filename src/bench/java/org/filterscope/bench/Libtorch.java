package org.filterscope.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** libtorch, called through DJL, channels first; it keeps no maps but the last. */
final class Libtorch implements Contender {
  private static final double LIMIT = 1.1;
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NONE = new Shape(0, 0);

  private final String version;
  private final NDManager manager;
  private final NDArray input;
  private final List<@Nullable Filters> layers = new ArrayList<>();
  private @Nullable NDArray last;

  /**
   * The convolutions, each with its ReLU, and the poolings of a network.
   *
   * @param input {@code [images, channels, height, width]}
   */
  Libtorch(Network network, float[] input, int images, int threads) {
    // Read by DJL when its engine starts.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    Engine engine = Engine.getEngine("PyTorch");
    version = engine.getVersion();
    manager = engine.newBaseManager();
    var shape = network.input();
    this.input =
        manager.create(input, new Shape(images, shape.channels(), shape.height(), shape.width()));
    for (Node node : network.layers()) {
      layers.add(
          node.operation() instanceof Operation.Convolution convolution
              ? filters(convolution)
              : null);
    }
  }

  /**
   * A convolution's parameters.
   *
   * @param kernels {@code [outputs, inputs, 3, 3]}
   * @param bias {@code [outputs]}
   */
  private record Filters(NDArray kernels, NDArray bias) {}

  @Override
  public String name() {
    return "libtorch " + version + ", plain pass";
  }

  @Override
  public OptionalDouble limit() {
    return OptionalDouble.of(LIMIT);
  }

  @Override
  public void run() {
    if (last != null) {
      last.close();
    }
    NDArray maps = input;
    for (Filters filters : layers) {
      NDArray next = filters == null ? pool(maps) : convolve(maps, filters);
      if (maps != input) {
        maps.close();
      }
      maps = next;
    }
    last = maps;
  }

  /**
   * The decisions of one image's pass.
   *
   * @param image {@code [height, width, channels]}
   */
  Decisions decisions(Network network, float[] image) {
    Decisions decisions = new Decisions(network);
    NDArray maps = manager.create(Base.channelsFirst(image), input.getShape());
    for (int i = 0; i < layers.size(); i++) {
      Filters filters = layers.get(i);
      NDArray next = filters == null ? pool(maps) : convolve(maps, filters);
      maps.close();
      maps = next;
      if (filters != null) {
        Node node = network.layers().get(i);
        decisions.enter(node, Base.channelsLast(node.shape(), maps.toFloatArray()));
      }
    }
    maps.close();
    return decisions;
  }

  @Override
  public float[] result() {
    return Objects.requireNonNull(last).toFloatArray();
  }

  @Override
  public void close() {
    manager.close();
  }

  private static NDArray convolve(NDArray maps, Filters filters) {
    try (NDArray sums =
        Conv2d.conv2d(maps, filters.kernels(), filters.bias(), ONE, ONE, ONE, 1)
            .singletonOrThrow()) {
      return Activation.relu(sums);
    }
  }

  private static NDArray pool(NDArray maps) {
    return Pool.maxPool2d(maps, TWO, TWO, NONE, false);
  }

  private Filters filters(Operation.Convolution convolution) {
    float[] kernels = convolution.kernels().permute(3, 2, 0, 1).dup('c').data().asFloat();
    float[] bias = convolution.bias().dup('c').data().asFloat();
    Shape shape = new Shape(convolution.outputs(), convolution.inputs(), 3, 3);
    return new Filters(manager.create(kernels, shape), manager.create(bias));
  }
}
