package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One Keras layer as operations, nearly always one.
 *
 * @param steps the operations in order
 */
record KerasLayer(List<Step> steps) {

  /**
   * An operation with its activation.
   *
   * @param suffix added to the layer's name; empty for the node that users know as the layer
   */
  record Step(String suffix, Operation operation, Activation activation) {}

  /** What Keras adds to a variance by default. */
  private static final double EPSILON = 1e-3;

  /**
   * Reads a layer.
   *
   * @param kind Keras' class
   * @param settings its configuration
   * @param inputs the shapes that it reads
   * @return null if its kind is not supported here
   */
  static @Nullable KerasLayer read(
      String kind, String name, JsonNode settings, List<Shape> inputs, KerasWeights weights) {
    if (settings.path("data_format").asText().equals("channels_first")) {
      return null;
    }
    return new Reader(name, settings, inputs, weights).read(kind);
  }

  private record Reader(String name, JsonNode settings, List<Shape> inputs, KerasWeights weights) {

    @Nullable KerasLayer read(String kind) {
      return switch (kind) {
        case "Conv2D", "Convolution2D" -> convolution();
        case "DepthwiseConv2D" -> depthwise();
        case "SeparableConv2D" -> separable();
        case "Dense" -> dense();
        case "MaxPooling2D" -> plain(new Operation.MaxPooling(window(0), window(1)));
        case "AveragePooling2D" -> plain(new Operation.AveragePooling(window(0), window(1), false));
        case "GlobalAveragePooling2D" -> globalAverage();
        case "GlobalMaxPooling2D" -> globalMaximum();
        case "ZeroPadding2D" -> padding();
        case "BatchNormalization" -> normalisation();
        case "Rescaling" -> rescaling();
        case "Concatenate" -> isOverChannels() ? plain(new Operation.Concatenation()) : null;
        case "Multiply" -> plain(new Operation.Merge(Operation.Merge.Rule.PRODUCT));
        case "Maximum" -> plain(new Operation.Merge(Operation.Merge.Rule.MAXIMUM));
        case "Add" -> plain(new Operation.Addition());
        case "Flatten" -> plain(new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST));
        case "Reshape" -> reshape();
        case "Activation" -> standing(activation(settings.path("activation")));
        case "ReLU" -> standing(rectifier());
        case "ELU" -> standing(Activation.elu((float) settings.path("alpha").asDouble(1)));
        case "LeakyReLU" -> standing(Activation.leakyRelu(slope()));
        case "Softmax" -> standing(Activation.SOFTMAX);
        case "Dropout",
            "SpatialDropout2D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "ActivityRegularization" ->
            plain(new Operation.Identity("dropout"));
        default -> null;
      };
    }

    private static KerasLayer plain(Operation operation) {
      return with(operation, Activation.IDENTITY);
    }

    private static KerasLayer with(Operation operation, Activation activation) {
      return new KerasLayer(List.of(new Step("", operation, activation)));
    }

    private Shape input() {
      return inputs.get(0);
    }

    private @Nullable KerasLayer convolution() {
      Activation activation = activation(settings.path("activation"));
      if (activation == null
          || settings.path("groups").asInt(1) != 1
          || isOneOverMaps(activation)) {
        return null;
      }
      List<INDArray> arrays = arrays();
      INDArray kernels = arrays.get(0);
      return with(
          new Operation.Convolution(
              kernels,
              bias(arrays, kernels.size(3)),
              window(0, "kernel_size"),
              window(1, "kernel_size")),
          activation);
    }

    /** A convolution with kernels that are zero for all input channels but one. */
    private @Nullable KerasLayer depthwise() {
      Activation activation = activation(settings.path("activation"));
      if (activation == null || isOneOverMaps(activation)) {
        return null;
      }
      List<INDArray> arrays = arrays();
      INDArray kernels = spread(arrays.get(0));
      return with(slid(kernels, bias(arrays, kernels.size(3))), activation);
    }

    /** One kernel for each channel, then a 1 x 1 convolution. */
    private @Nullable KerasLayer separable() {
      Activation activation = activation(settings.path("activation"));
      if (activation == null || isOneOverMaps(activation)) {
        return null;
      }
      List<INDArray> arrays = arrays();
      INDArray kernels = spread(arrays.get(0));
      INDArray mixing = arrays.get(1);
      INDArray none = Nd4j.zeros(DataType.FLOAT, kernels.size(3));
      Window one = Window.of(1, 1, 0);
      INDArray bias = bias(arrays.subList(1, arrays.size()), mixing.size(3));
      return new KerasLayer(
          List.of(
              new Step("_depthwise", slid(kernels, none), Activation.IDENTITY),
              new Step("", new Operation.Convolution(mixing, bias, one, one), activation)));
    }

    private Operation slid(INDArray kernels, INDArray bias) {
      return new Operation.Convolution(
          kernels, bias, window(0, "kernel_size"), window(1, "kernel_size"));
    }

    /**
     * Spreads {@code [kernel height, kernel width, inputs, times]} to kernels for all inputs. Each
     * output has only one kernel that is not zero.
     */
    private static INDArray spread(INDArray each) {
      long channels = each.size(2);
      long times = each.size(3);
      INDArray kernels =
          Nd4j.zeros(DataType.FLOAT, each.size(0), each.size(1), channels, channels * times);
      for (long c = 0; c < channels; c++) {
        kernels
            .get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.point(c),
                NDArrayIndex.interval(c * times, (c + 1) * times))
            .assign(
                each.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.point(c),
                    NDArrayIndex.all()));
      }
      return kernels;
    }

    /**
     * A dense layer. On feature maps, Keras applies it to each cell, so it is a 1 x 1 convolution.
     */
    private @Nullable KerasLayer dense() {
      Activation activation = activation(settings.path("activation"));
      if (activation == null || isOneOverMaps(activation)) {
        return null;
      }
      List<INDArray> arrays = arrays();
      INDArray matrix = arrays.get(0);
      INDArray bias = bias(arrays, matrix.size(1));
      Window one = Window.of(1, 1, 0);
      return input().isVector()
          ? with(new Operation.Dense(matrix, bias), activation)
          : with(
              new Operation.Convolution(
                  matrix.reshape('c', 1, 1, matrix.size(0), matrix.size(1)), bias, one, one),
              activation);
    }

    /** Whether it is softmax over feature maps, which is not supported. */
    private boolean isOneOverMaps(Activation activation) {
      return activation.kind() == Activation.Kind.SOFTMAX && !input().isVector();
    }

    private KerasLayer globalAverage() {
      if (!settings.path("keepdims").asBoolean()) {
        return plain(new Operation.GlobalAverage());
      }
      return plain(
          new Operation.AveragePooling(
              Window.of(input().height(), 1, 0), Window.of(input().width(), 1, 0), true));
    }

    private KerasLayer globalMaximum() {
      Operation maximum =
          new Operation.MaxPooling(
              Window.of(input().height(), 1, 0), Window.of(input().width(), 1, 0));
      if (settings.path("keepdims").asBoolean()) {
        return plain(maximum);
      }
      return new KerasLayer(
          List.of(
              new Step("", maximum, Activation.IDENTITY),
              new Step(
                  "_vector",
                  new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
                  Activation.IDENTITY)));
    }

    private KerasLayer padding() {
      JsonNode sides = settings.path("padding");
      int[][] cells = new int[2][2];
      for (int axis = 0; axis < 2; axis++) {
        JsonNode both = sides.isArray() ? sides.get(axis) : sides;
        for (int side = 0; side < 2; side++) {
          cells[axis][side] = (both.isArray() ? both.get(side) : both).asInt();
        }
      }
      return plain(
          new Operation.Padding(
              new Window(1, 1, cells[0][0], cells[0][1], 1),
              new Window(1, 1, cells[1][0], cells[1][1], 1)));
    }

    private @Nullable KerasLayer normalisation() {
      if (!isOverChannels()) {
        return null;
      }
      List<INDArray> arrays = new ArrayList<>(arrays());
      int channels = input().channels();
      float[] gammas = values(arrays, settings.path("scale").asBoolean(true), 1, channels);
      float[] betas = values(arrays, settings.path("center").asBoolean(true), 0, channels);
      float[] means = values(arrays, true, 0, channels);
      float[] variances = values(arrays, true, 1, channels);
      double epsilon = settings.path("epsilon").asDouble(EPSILON);
      float[] scale = new float[channels];
      float[] shift = new float[channels];
      for (int c = 0; c < channels; c++) {
        scale[c] = (float) (gammas[c] / Math.sqrt(variances[c] + epsilon));
        shift[c] = betas[c] - means[c] * scale[c];
      }
      return plain(new Operation.Normalisation(scale, shift, 4L * channels));
    }

    private static float[] values(
        List<INDArray> arrays, boolean isThere, float otherwise, int channels) {
      if (isThere) {
        float[] values = arrays.remove(0).toFloatVector();
        if (values.length != channels) {
          throw new IllegalArgumentException(values.length + " values for " + channels);
        }
        return values;
      }
      float[] same = new float[channels];
      Arrays.fill(same, otherwise);
      return same;
    }

    private KerasLayer rescaling() {
      float[] scale = each(settings.path("scale"), 1);
      float[] shift = each(settings.path("offset"), 0);
      return plain(new Operation.Normalisation(scale, shift, 0));
    }

    private float[] each(JsonNode numbers, double otherwise) {
      float[] values = new float[input().channels()];
      for (int c = 0; c < values.length; c++) {
        values[c] = (float) (numbers.isArray() ? numbers.get(c) : numbers).asDouble(otherwise);
      }
      return values;
    }

    /** Only reshaping to a vector is supported: other shapes tear the feature maps apart. */
    private @Nullable KerasLayer reshape() {
      JsonNode target = settings.path("target_shape");
      int length = target.size() == 1 ? target.get(0).asInt() : 0;
      return length == -1 || length == input().size()
          ? plain(new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST))
          : null;
    }

    private @Nullable KerasLayer standing(@Nullable Activation activation) {
      return activation == null || isOneOverMaps(activation)
          ? null
          : with(new Operation.Identity("activation"), activation);
    }

    private boolean isOverChannels() {
      JsonNode axis = settings.path("axis");
      int number = (axis.isArray() ? axis.path(0) : axis).asInt(-1);
      return number == -1 || number == (input().isVector() ? 1 : 3);
    }

    private List<INDArray> arrays() {
      return weights.layer(name);
    }

    private INDArray bias(List<INDArray> arrays, long outputs) {
      return settings.path("use_bias").asBoolean(true)
          ? arrays.get(1)
          : Nd4j.zeros(DataType.FLOAT, outputs);
    }

    private Window window(int axis) {
      return window(axis, "pool_size");
    }

    /** The window along the rows or the columns. */
    private Window window(int axis, String size) {
      int kernel = number(size, axis, 2);
      int stride = number("strides", axis, size.equals("pool_size") ? kernel : 1);
      int dilation = number("dilation_rate", axis, 1);
      int cells = axis == 0 ? input().height() : input().width();
      return switch (settings.path("padding").asText("valid")) {
        case "same" -> Window.same(kernel, stride, dilation, cells);
        case "valid" -> new Window(kernel, stride, 0, 0, dilation);
        default -> throw new IllegalArgumentException("padding " + settings.get("padding"));
      };
    }

    private int number(String key, int axis, int otherwise) {
      JsonNode numbers = settings.path(key);
      return (numbers.isArray() ? numbers.path(axis) : numbers).asInt(otherwise);
    }

    private @Nullable Activation rectifier() {
      JsonNode most = settings.path("max_value");
      boolean isPlain = !most.isNumber() && settings.path("threshold").asDouble(0) == 0;
      double slope = settings.path("negative_slope").asDouble(0);
      if (!isPlain) {
        boolean isSix =
            most.asDouble() == 6 && slope == 0 && settings.path("threshold").asDouble(0) == 0;
        return isSix ? Activation.RELU6 : null;
      }
      return slope == 0 ? Activation.RELU : Activation.leakyRelu((float) slope);
    }

    private float slope() {
      double otherwise = settings.path("negative_slope").asDouble(0.3);
      return (float) settings.path("alpha").asDouble(otherwise);
    }

    /** The activation, given by its name or, in Keras 3, by an object with the name. */
    private static @Nullable Activation activation(JsonNode function) {
      JsonNode named = function.isObject() ? function.path("config") : function;
      return switch (named.asText("linear")) {
        case "linear", "null", "" -> Activation.IDENTITY;
        case "relu" -> Activation.RELU;
        case "sigmoid" -> Activation.SIGMOID;
        case "tanh" -> Activation.TANH;
        case "softmax" -> Activation.SOFTMAX;
        case "relu6" -> Activation.RELU6;
        case "elu" -> Activation.elu(1);
        case "selu" -> Activation.SELU;
        case "swish", "silu" -> Activation.SWISH;
        case "softplus" -> Activation.SOFTPLUS;
        default -> null;
      };
    }
  }
}
