package org.filterscope.network.file.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.ArrayValues;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolutions and dense layers. Batch normalisation, biases and functions that follow become part
 * of them.
 */
final class WeightedLayers {

  /** More weights than any layer has once grouped kernels are spread. */
  private static final long MOST_VALUES = 1L << 27;

  private final Building building;

  WeightedLayers(Building building) {
    this.building = building;
  }

  /** A convolution; over maps of one cell, it is a dense layer. */
  void convolution(OnnxNode node) {
    View maps = building.maps(building.view(node.input(0)));
    Constant weights = building.needed(node.input(1));
    if (weights.dims().length != 4) {
      throw new IllegalArgumentException(weights.dims().length - 2 + " dimensions");
    }
    int groups = node.number("group", 1);
    INDArray kernels = kernels(weights, groups, maps.shape().channels());
    float[] bias = bias(node, weights.dims()[0]);
    String name = building.names().of(node, node.input(1));
    Joined joined = joined(node.output(), maps, weights.dims()[0]);
    scale(kernels, joined.affine().scale());
    INDArray shifts = shifts(bias, joined.affine());
    // The zeros of spread kernels are not trained.
    boolean hasBias = !node.input(2).isEmpty() || !joined.tensor().equals(node.output());
    long trained = (long) weights.size() + (hasBias ? weights.dims()[0] : 0);
    Operation operation;
    if (maps.shape().isVector()) {
      Sliding sliding = new Sliding(node, weights.dims()[2], weights.dims()[3]);
      sliding.requireOne();
      operation =
          new Operation.Dense(
              kernels.reshape('c', kernels.size(2), kernels.size(3)), shifts, trained);
    } else {
      Shape shape = maps.shape();
      Sliding sliding = new Sliding(node, weights.dims()[2], weights.dims()[3]);
      operation =
          new Operation.Convolution(
              kernels, shifts, sliding.vertical(shape), sliding.horizontal(shape), trained);
    }
    View result = building.addLayer(name, operation, List.of(maps.node()), joined.tensor());
    building.put(building.tensor(name), result.shape().isVector() ? asMaps(result) : result);
  }

  /** A vector as ONNX has it after a convolution: with two more axes of one cell. */
  static View asMaps(View vector) {
    return vector.unsqueezed(2, 3);
  }

  /** Output, input, height, width become height, width, input, output; groups are spread. */
  private static INDArray kernels(Constant weights, int groups, int inputs) {
    int[] dims = weights.dims();
    int each = dims[1];
    if (groups < 1
        || (long) each * groups != inputs
        || dims[0] % groups != 0
        || (long) dims[0] * inputs * dims[2] * dims[3] > MOST_VALUES) {
      throw new IllegalArgumentException(
          Arrays.toString(dims) + " in " + groups + " groups for " + inputs + " channels");
    }
    INDArray given = weights.array();
    if (groups == 1) {
      return given.permute(2, 3, 1, 0).dup('c');
    }
    INDArray spread = Nd4j.zeros(DataType.FLOAT, dims[2], dims[3], inputs, dims[0]);
    ArrayValues.use(given, from -> ArrayValues.use(spread, to -> spread(from, dims, inputs, to)));
    return spread;
  }

  /**
   * Spreads grouped kernels over all input channels.
   *
   * @param from {@code [output, input of its group, height, width]}
   * @param dims these four lengths
   * @param inputs how many channels all groups have
   * @param to {@code [height, width, input, output]}, filled with zeros
   */
  private static void spread(FloatBuffer from, int[] dims, int inputs, FloatBuffer to) {
    int each = dims[1];
    int taps = dims[2] * dims[3];
    int perGroup = dims[0] * each / inputs;
    for (int out = 0; out < dims[0]; out++) {
      int first = out / perGroup * each;
      for (int in = 0; in < each; in++) {
        for (int tap = 0; tap < taps; tap++) {
          to.put(
              (tap * inputs + first + in) * dims[0] + out,
              from.get((out * each + in) * taps + tap));
        }
      }
    }
  }

  private float[] bias(OnnxNode node, int outputs) {
    if (node.input(2).isEmpty()) {
      return new float[outputs];
    }
    float[] bias = building.needed(node.input(2)).floats();
    if (bias.length == 1 && outputs > 1) {
      return Affine.filled(outputs, bias[0]);
    }
    if (bias.length != outputs) {
      throw new IllegalArgumentException(bias.length + " biases for " + outputs);
    }
    return bias;
  }

  private static void scale(INDArray weights, float... scale) {
    for (float each : scale) {
      if (each != 1) {
        long channels = scale.length;
        weights
            .reshape('c', weights.length() / channels, channels)
            .muliRowVector(Nd4j.createFromArray(scale));
        return;
      }
    }
  }

  private static INDArray shifts(float[] bias, Affine affine) {
    float[] shifts = affine.shift().clone();
    for (int c = 0; c < shifts.length; c++) {
      shifts[c] += bias[c] * affine.scale()[c];
    }
    return Nd4j.createFromArray(shifts);
  }

  /**
   * What follows a layer and becomes part of it.
   *
   * @param affine what is multiplied and added
   * @param tensor the last tensor
   */
  private record Joined(Affine affine, String tensor) {}

  private Joined joined(String output, View maps, int channels) {
    Shape shape =
        maps.shape().isVector()
            ? Shape.vector(channels)
            : Shape.maps(channels, maps.shape().height(), maps.shape().width());
    View plain = View.of("", shape, 1);
    View result = maps.rank() == 4 && shape.isVector() ? asMaps(plain) : plain;
    Arithmetic arithmetic = new Arithmetic(building);
    Affine affine = Affine.none(channels);
    String tensor = output;
    Optional<OnnxNode> next = building.graph().onlyReader(tensor);
    while (next.isPresent()) {
      Optional<Affine> more = ifFits(arithmetic, next.get(), result, tensor);
      if (more.isEmpty()) {
        break;
      }
      affine = affine.then(more.get());
      building.join(next.get());
      tensor = next.get().output();
      next = building.graph().onlyReader(tensor);
    }
    return new Joined(affine, tensor);
  }

  /** What cannot be joined is taken on its own, and refused there if need be. */
  private static Optional<Affine> ifFits(
      Arithmetic arithmetic, OnnxNode node, View view, String tensor) {
    try {
      return arithmetic.affine(node, view, tensor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A dense layer: ONNX's Gemm. */
  void gemm(OnnxNode node) {
    if (node.number("transA", 0) != 0) {
      throw new IllegalArgumentException("The input is transposed");
    }
    View vector = building.vector(building.view(node.input(0)));
    INDArray weights = building.needed(node.input(1)).array();
    boolean isTurned = node.number("transB", 0) != 0;
    INDArray copy = (isTurned ? weights.transpose() : weights).dup('c');
    copy.muli(node.real("alpha", 1));
    float[] bias = bias(node, (int) copy.size(1));
    float beta = node.real("beta", 1);
    for (int i = 0; i < bias.length; i++) {
      bias[i] *= beta;
    }
    dense(node, vector, copy, bias);
  }

  /** A dense layer without a bias, or one for each cell of maps with the channel last. */
  void product(OnnxNode node) {
    View view = building.view(node.input(0));
    INDArray weights = building.needed(node.input(1)).array();
    if (weights.rank() != 2) {
      throw new IllegalArgumentException("Weights of " + weights.rank() + " dimensions");
    }
    int outputs = (int) weights.size(1);
    if (view.rank() == 2) {
      dense(node, building.vector(view), weights.dup('c'), new float[outputs]);
      return;
    }
    View maps = building.maps(view.transposed(0, 3, 1, 2));
    String name = building.names().of(node, node.input(1));
    INDArray kernels = weights.dup('c').reshape('c', 1, 1, weights.size(0), outputs);
    Window one = Window.of(1, 1, 0);
    View result =
        building.addLayer(
            name,
            new Operation.Convolution(kernels, Nd4j.zeros(DataType.FLOAT, outputs), one, one),
            List.of(maps.node()),
            node.output());
    building.put(building.tensor(name), result.transposed(0, 2, 3, 1));
  }

  private void dense(OnnxNode node, View vector, INDArray weights, float... bias) {
    String name = building.names().of(node, node.input(1));
    Joined joined = joined(node.output(), vector, bias.length);
    scale(weights, joined.affine().scale());
    Operation operation = new Operation.Dense(weights, shifts(bias, joined.affine()));
    View result = building.addLayer(name, operation, List.of(vector.node()), joined.tensor());
    building.put(building.tensor(name), result);
  }
}
