package org.filterscope.projection;

import java.util.Arrays;
import java.util.Optional;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The values on part of a node's map before the last ReLU, which the forward pass did not keep.
 * They show how far below zero its zeros were. They are recomputed in float32 from the node's
 * inputs. The result is empty where this is not possible, and for operations that never have a
 * ReLU.
 *
 * @param region the part of the map
 */
record PreActivation(Pass pass, Node node, Region region)
    implements OperationVisitor<Optional<float[]>> {

  /** The pre-ReLU values of a node on part of its map, channel last. */
  static Optional<float[]> of(Pass pass, Node node, Region region) {
    return switch (node.activation().kind()) {
      case RELU, IDENTITY -> node.operation().accept(new PreActivation(pass, node, region));
      case LEAKY_RELU,
          SIGMOID,
          TANH,
          SOFTMAX,
          RELU6,
          ELU,
          SELU,
          SWISH,
          SOFTPLUS,
          HARD_SIGMOID,
          HARD_SWISH,
          MISH,
          GELU ->
          Optional.empty();
    };
  }

  /**
   * The sums of a node on part of its map, channel last, whatever its activation function.
   *
   * @throws IllegalStateException if they cannot be computed again; such a node is an {@link
   *     Node#obstacle}
   */
  static float[] sums(Pass pass, Node node, Region region) {
    return node.operation()
        .accept(new PreActivation(pass, node, region))
        .orElseThrow(() -> new IllegalStateException("The sums of " + node.name() + " are gone"));
  }

  private Node source() {
    return pass.network().node(node.inputs().get(0));
  }

  private boolean hasFunction() {
    return node.activation().kind() != Activation.Kind.IDENTITY;
  }

  /** The values of a source; its pre-ReLU sums if this node only passes them on. */
  private Optional<float[]> from(Node source, Region part) {
    return hasFunction() ? Optional.of(pass.crop(source, part)) : of(pass, source, part);
  }

  @Override
  public Optional<float[]> input(Operation.Input operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> convolution(Operation.Convolution operation) {
    if (!hasFunction()) {
      return Optional.of(pass.crop(node, region));
    }
    float[] ofTiles = pass.sums(node, operation, region);
    if (ofTiles != null) {
      return Optional.of(ofTiles);
    }
    Operation.Convolution plain = operation.undilated();
    Shape shape = source().shape();
    Region reached = plain.covered(region);
    Region inside = reached.clip(shape.height(), shape.width());
    Signal padded =
        Signal.zero(reached, shape.channels())
            .plus(new Signal(inside, shape.channels(), pass.crop(source(), inside)));
    try (INDArray flat = Nd4j.createFromArray(padded.values());
        INDArray sums =
            Nd4j.createUninitialized(
                DataType.FLOAT, 1, region.height(), region.width(), plain.outputs())) {
      INDArray input = flat.reshape('c', 1, reached.height(), reached.width(), shape.channels());
      Nd4j.exec(
          DynamicCustomOp.builder("conv2d")
              .addInputs(input, plain.kernels(), plain.bias())
              .addOutputs(sums)
              .addIntegerArguments(
                  plain.vertical().kernel(),
                  plain.horizontal().kernel(),
                  plain.vertical().stride(),
                  plain.horizontal().stride(),
                  0,
                  0,
                  1,
                  1,
                  0,
                  1,
                  0)
              .build());
      return Optional.of(sums.data().asFloat());
    }
  }

  @Override
  public Optional<float[]> maxPooling(Operation.MaxPooling operation) {
    Shape shape = source().shape();
    Region reach = operation.covered(region).clip(shape.height(), shape.width());
    return from(source(), reach).map(input -> maxima(operation, reach, input));
  }

  @Override
  public Optional<float[]> averagePooling(Operation.AveragePooling operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> padding(Operation.Padding operation) {
    Shape shape = source().shape();
    Region shifted = operation.covered(region);
    Region inside = shifted.clip(shape.height(), shape.width());
    return from(source(), inside)
        .map(
            input ->
                Signal.zero(shifted, shape.channels())
                    .plus(new Signal(inside, shape.channels(), input))
                    .values());
  }

  @Override
  public Optional<float[]> cropping(Operation.Cropping operation) {
    if (operation.vertical().stride() != 1 || operation.horizontal().stride() != 1) {
      return Optional.empty();
    }
    return from(source(), operation.covered(region));
  }

  @Override
  public Optional<float[]> selection(Operation.Selection operation) {
    int channels = source().shape().channels();
    int[] sources = operation.channels();
    return from(source(), region).map(input -> selected(input, channels, sources));
  }

  @Override
  public Optional<float[]> gate(Operation.Gate operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> upsampling(Operation.Upsampling operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> globalAverage(Operation.GlobalAverage operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> flatten(Operation.Flatten operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> dense(Operation.Dense operation) {
    if (!hasFunction()) {
      return Optional.of(pass.crop(node, region));
    }
    try (INDArray input = Nd4j.createFromArray(pass.crop(source(), region));
        INDArray row = input.reshape('c', 1, input.length());
        INDArray sums = row.mmul(operation.weights())) {
      sums.addi(operation.bias());
      return Optional.of(sums.data().asFloat());
    }
  }

  @Override
  public Optional<float[]> normalisation(Operation.Normalisation operation) {
    if (!hasFunction()) {
      return Optional.of(pass.crop(node, region));
    }
    float[] values = pass.crop(source(), region);
    int channels = operation.scale().length;
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * operation.scale()[i % channels] + operation.shift()[i % channels];
    }
    return Optional.of(values);
  }

  @Override
  public Optional<float[]> cellScaling(Operation.CellScaling operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> identity(Operation.Identity operation) {
    return from(source(), region);
  }

  @Override
  public Optional<float[]> concatenation(Operation.Concatenation operation) {
    int channels = node.shape().channels();
    float[] joined = new float[region.cells() * channels];
    int first = 0;
    for (int index : node.inputs()) {
      Node source = pass.network().node(index);
      Optional<float[]> input = from(source, region);
      if (input.isEmpty()) {
        return input;
      }
      int own = source.shape().channels();
      for (int cell = 0; cell < region.cells(); cell++) {
        System.arraycopy(input.get(), cell * own, joined, cell * channels + first, own);
      }
      first += own;
    }
    return Optional.of(joined);
  }

  @Override
  public Optional<float[]> addition(Operation.Addition operation) {
    if (!hasFunction()) {
      return Optional.empty();
    }
    float[] sum = new float[region.cells() * node.shape().channels()];
    for (int index : node.inputs()) {
      float[] input = pass.crop(pass.network().node(index), region);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += input[i];
      }
    }
    return Optional.of(sum);
  }

  @Override
  public Optional<float[]> merge(Operation.Merge operation) {
    return Optional.empty();
  }

  @Override
  public Optional<float[]> l2Normalisation(Operation.L2Normalisation operation) {
    return Optional.empty();
  }

  private static float[] selected(float[] input, int channels, int... sources) {
    float[] selected = new float[input.length / channels * sources.length];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = input[i / sources.length * channels + sources[i % sources.length]];
    }
    return selected;
  }

  private float[] maxima(Operation.MaxPooling pooling, Region reach, float[] input) {
    int channels = node.shape().channels();
    Signal read = new Signal(reach, channels, input);
    float[] maxima = new float[region.cells() * channels];
    Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
    for (int cell = 0; cell < region.cells(); cell++) {
      int y = region.top() + cell / region.width();
      int x = region.left() + cell % region.width();
      for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
        for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
          int row = pooling.vertical().input(y, ky);
          int column = pooling.horizontal().input(x, kx);
          if (source().shape().contains(row, column)) {
            int from = read.offset(row, column);
            for (int c = 0; c < channels; c++) {
              maxima[cell * channels + c] = Math.max(maxima[cell * channels + c], input[from + c]);
            }
          }
        }
      }
    }
    return maxima;
  }
}
