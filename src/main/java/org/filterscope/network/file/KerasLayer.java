package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One use of a Keras layer as operations, nearly always one.
 *
 * @param all the whole graph, by which the weights of inner models are told apart
 * @param backend the library that computed the model in Keras; may be empty
 */
record KerasLayer(KerasNodes nodes, KerasArrays weights, List<KerasCall> all, String backend) {

  /** What the kind of a function begins with that was applied without a layer. */
  private static final String FUNCTION = "op:";

  private static final Set<String> IDLE =
      Set.of(
          "Dropout",
          "SpatialDropout2D",
          "AlphaDropout",
          "GaussianDropout",
          "GaussianNoise",
          "ActivityRegularization");

  /** What others wrote for their networks; none of these does anything after training. */
  private static final Set<String> IDLE_OF_OTHERS =
      Set.of("FixedDropout", "DropConnect", "DropBlock", "DropBlock2D");

  private static final Set<String> AUGMENTATION =
      Set.of(
          "RandomFlip",
          "RandomRotation",
          "RandomZoom",
          "RandomContrast",
          "RandomBrightness",
          "RandomTranslation",
          "RandomShear",
          "RandomHue",
          "RandomSaturation",
          "RandomColorJitter",
          "RandomErasing",
          "RandomGrayscale",
          "RandomSharpness",
          "RandomPosterization",
          "RandomColorDegeneration",
          "RandomInvert",
          "RandomGaussianBlur",
          "RandomPerspective",
          "RandomElasticTransform",
          "RandAugment",
          "AugMix",
          "MixUp",
          "CutMix");

  /**
   * Adds the layer's nodes.
   *
   * @return its output; null if its kind, or a setting, is not supported here
   */
  @Nullable KerasTensor read() {
    String kind = nodes.call().kind();
    // Layers that are not Keras' own, or were experimental, have a package before their names.
    String plain = kind.substring(kind.lastIndexOf('>') + 1);
    if (IDLE.contains(kind) || IDLE_OF_OTHERS.contains(plain)) {
      return nodes.add(new Operation.Identity("dropout"), Activation.IDENTITY);
    }
    if (AUGMENTATION.contains(plain)) {
      return nodes.passOver();
    }
    Activation ofOthers = KerasActivation.ofOthers(plain);
    if (ofOthers != null) {
      return standing(ofOthers);
    }
    return switch (kind) {
      case "Conv2D", "DepthwiseConv2D", "SeparableConv2D" -> isForMaps() ? convolution(kind) : null;
      case "MaxPooling2D", "AveragePooling2D" -> isForMaps() ? pooling(kind) : null;
      case "Dense" -> dense();
      case "BatchNormalization", "Normalization", "Rescaling", "PReLU" ->
          new KerasScaling(nodes, this::arrays).read(kind);
      case "Add",
          "Average",
          "Subtract",
          "Multiply",
          "Maximum",
          "Minimum",
          "Concatenate",
          "CustomScaleLayer" ->
          nodes.inputs().size() > 1
              ? new KerasMerge(nodes).read(kind)
              : new KerasFunction(nodes).read(kind);
      case "ReLU" -> rectifier();
      case "Activation", "ELU", "LeakyReLU", "ThresholdedReLU", "Softmax" ->
          standing(nodes.functions().ofLayer(kind, nodes.settings()));
      default -> other(kind);
    };
  }

  /** A layer that changes shapes, or a function; in HDF5, Keras 3 does not tell them apart. */
  private @Nullable KerasTensor other(String kind) {
    KerasTensor shaped = kind.startsWith(FUNCTION) ? null : new KerasShaping(nodes).read(kind);
    String function = kind.startsWith(FUNCTION) ? kind.substring(FUNCTION.length()) : kind;
    return shaped == null ? new KerasFunction(nodes).read(function) : shaped;
  }

  /** Whether it reads maps in the order of axes that it says. */
  private boolean isForMaps() {
    String format = nodes.settings().path("data_format").asText("channels_last");
    KerasTensor.Axes axes =
        format.equals("channels_first")
            ? KerasTensor.Axes.CHANNELS_FIRST
            : KerasTensor.Axes.CHANNELS_LAST;
    return nodes.input().axes() == axes;
  }

  private List<INDArray> arrays() {
    return weights.of(nodes.call().layer(), all);
  }

  private @Nullable KerasTensor convolution(String kind) {
    Activation activation = nodes.functions().named(nodes.settings().path("activation"));
    boolean isSoftmax = activation != null && activation.kind() == Activation.Kind.SOFTMAX;
    if (activation == null || (isSoftmax && nodes.shape().cells() > 1)) {
      return null;
    }
    List<INDArray> arrays = arrays();
    return switch (kind) {
      case "Conv2D" -> added(plain(arrays), activation);
      case "DepthwiseConv2D" -> added(depthwise(arrays), activation);
      default -> separable(arrays, activation);
    };
  }

  private KerasTensor added(Operation operation, Activation activation) {
    if (activation.kind() != Activation.Kind.SOFTMAX || nodes.shape().isVector()) {
      return nodes.add(operation, activation);
    }
    KerasTensor sums = nodes.add(operation, Activation.IDENTITY);
    KerasTensor vector =
        nodes.add(
            "_vector",
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
            Activation.IDENTITY,
            sums);
    return nodes.add(
        "_softmax",
        new Operation.Identity("activation"),
        activation,
        List.of(vector.node()),
        KerasTensor.Axes.VECTOR);
  }

  private Operation plain(List<INDArray> arrays) {
    INDArray kernels = grouped(turned(arrays.get(0)));
    INDArray bias = bias(arrays, 1, kernels.size(3));
    long trained = arrays.get(0).length() + (hasBias() ? bias.length() : 0);
    return convolution(kernels, bias, trained);
  }

  /** Kernels that are zero for the input channels of other groups. */
  private INDArray grouped(INDArray kernels) {
    int groups = nodes.settings().path("groups").asInt(1);
    if (groups == 1) {
      return kernels;
    }
    long inputs = kernels.size(2);
    long outputs = kernels.size(3) / groups;
    INDArray all =
        Nd4j.zeros(
            DataType.FLOAT, kernels.size(0), kernels.size(1), inputs * groups, kernels.size(3));
    for (long group = 0; group < groups; group++) {
      var own = NDArrayIndex.interval(group * outputs, (group + 1) * outputs);
      var read = NDArrayIndex.interval(group * inputs, (group + 1) * inputs);
      all.get(NDArrayIndex.all(), NDArrayIndex.all(), read, own)
          .assign(kernels.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all(), own));
    }
    return all;
  }

  /**
   * The kernels in the order of Keras 2. Keras 1 has the outputs first where channels come first;
   * Theano turns kernels by 180 degrees.
   */
  private INDArray turned(INDArray kernels) {
    boolean isOld = nodes.settings().path("is_keras_1").asBoolean();
    boolean isFirst = nodes.input().axes() == KerasTensor.Axes.CHANNELS_FIRST;
    INDArray ordered = isOld && isFirst ? kernels.permute(2, 3, 1, 0).dup('c') : kernels;
    return backend.equals("theano") ? halfTurned(ordered) : ordered;
  }

  private static INDArray halfTurned(INDArray kernels) {
    INDArray turned = kernels.dup('c');
    long rows = kernels.size(0);
    long columns = kernels.size(1);
    for (long y = 0; y < rows; y++) {
      for (long x = 0; x < columns; x++) {
        turned
            .get(NDArrayIndex.point(y), NDArrayIndex.point(x))
            .assign(
                kernels.get(NDArrayIndex.point(rows - 1 - y), NDArrayIndex.point(columns - 1 - x)));
      }
    }
    return turned;
  }

  /** A convolution with kernels that are zero for all input channels but one. */
  private Operation depthwise(List<INDArray> arrays) {
    INDArray kernels = spread(arrays.get(0));
    INDArray bias = bias(arrays, 1, kernels.size(3));
    long trained = arrays.get(0).length() + (hasBias() ? bias.length() : 0);
    return convolution(kernels, bias, trained);
  }

  /** One kernel for each channel, then a 1 x 1 convolution. */
  private KerasTensor separable(List<INDArray> arrays, Activation activation) {
    INDArray kernels = spread(arrays.get(0));
    INDArray mixing = arrays.get(1);
    INDArray none = Nd4j.zeros(DataType.FLOAT, kernels.size(3));
    KerasTensor apart =
        nodes.add(
            "_depthwise",
            convolution(kernels, none, arrays.get(0).length()),
            Activation.IDENTITY,
            nodes.input());
    INDArray bias = bias(arrays, 2, mixing.size(3));
    Window one = Window.of(1, 1, 0);
    long trained = mixing.length() + (hasBias() ? bias.length() : 0);
    return nodes.add("", convolution(mixing, bias, one, one, trained), activation, apart);
  }

  private Operation convolution(INDArray kernels, INDArray bias, long trained) {
    return convolution(kernels, bias, window(0, "kernel_size"), window(1, "kernel_size"), trained);
  }

  /** A convolution; of a vector that the file has as maps of one cell, the taps on that cell. */
  private Operation convolution(
      INDArray kernels, INDArray bias, Window down, Window across, long trained) {
    if (!nodes.shape().isVector()) {
      return new Operation.Convolution(kernels, bias, down, across, trained);
    }
    requireOne(down.outputs(1) * across.outputs(1));
    INDArray weights = Nd4j.zeros(DataType.FLOAT, kernels.size(2), kernels.size(3));
    for (int ky = 0; ky < down.kernel(); ky++) {
      for (int kx = 0; kx < across.kernel(); kx++) {
        if (down.input(0, ky) == 0 && across.input(0, kx) == 0) {
          weights.assign(kernels.get(NDArrayIndex.point(ky), NDArrayIndex.point(kx)));
        }
      }
    }
    return new Operation.Dense(weights, bias, trained);
  }

  private static void requireOne(int cells) {
    if (cells != 1) {
      throw new IllegalArgumentException(cells + " cells of one");
    }
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

  private boolean hasBias() {
    return nodes.settings().path("use_bias").asBoolean(true);
  }

  private INDArray bias(List<INDArray> arrays, int place, long outputs) {
    return hasBias() ? arrays.get(place) : Nd4j.zeros(DataType.FLOAT, outputs);
  }

  private KerasTensor pooling(String kind) {
    Window down = window(0, "pool_size");
    Window across = window(1, "pool_size");
    if (nodes.shape().isVector()) {
      requireOne(down.outputs(1) * across.outputs(1));
      return nodes.add(new Operation.Identity("pooling"), Activation.IDENTITY);
    }
    return nodes.add(
        kind.equals("MaxPooling2D")
            ? new Operation.MaxPooling(down, across)
            : new Operation.AveragePooling(down, across, false),
        Activation.IDENTITY);
  }

  /**
   * A dense layer. On feature maps, Keras applies it to each cell, so it is a 1 x 1 convolution.
   */
  private @Nullable KerasTensor dense() {
    Activation activation = nodes.functions().named(nodes.settings().path("activation"));
    KerasTensor input = nodes.vector();
    boolean isVector = input.shape().isVector() && input.axes() != KerasTensor.Axes.CHANNELS_FIRST;
    if (activation == null || !(isVector || input.axes() == KerasTensor.Axes.CHANNELS_LAST)) {
      return null;
    }
    List<INDArray> arrays = arrays();
    INDArray matrix = arrays.get(0);
    INDArray bias = bias(arrays, 1, matrix.size(1));
    long trained = matrix.length() + (hasBias() ? bias.length() : 0);
    if (isVector) {
      return nodes.add("", new Operation.Dense(matrix, bias, trained), activation, input);
    }
    if (activation.kind() == Activation.Kind.SOFTMAX && input.shape().cells() > 1) {
      return null;
    }
    Window one = Window.of(1, 1, 0);
    INDArray kernels = matrix.reshape('c', 1, 1, matrix.size(0), matrix.size(1));
    return added(new Operation.Convolution(kernels, bias, one, one, trained), activation);
  }

  private @Nullable KerasTensor rectifier() {
    KerasRectifier whole = KerasRectifier.of(nodes.settings());
    return whole.isPlain() ? standing(whole.plain()) : whole.add(nodes);
  }

  private @Nullable KerasTensor standing(@Nullable Activation activation) {
    if (activation == null) {
      return null;
    }
    boolean isSoftmax = activation.kind() == Activation.Kind.SOFTMAX;
    KerasTensor input = nodes.input();
    if (!isSoftmax || input.shape().isVector()) {
      return nodes.add(new Operation.Identity("activation"), activation);
    }
    return input.isMaps() && input.shape().cells() == 1
        ? added(new Operation.Identity("activation"), activation)
        : null;
  }

  /** The window along the rows or the columns. */
  private Window window(int axis, String size) {
    int kernel = number(size, axis, 2);
    int stride = number("strides", axis, size.equals("pool_size") ? kernel : 1);
    int dilation = number("dilation_rate", axis, 1);
    int cells = axis == 0 ? nodes.shape().height() : nodes.shape().width();
    return switch (nodes.settings().path("padding").asText("valid")) {
      case "same" -> Window.same(kernel, stride, dilation, cells);
      case "valid" -> new Window(kernel, stride, 0, 0, dilation);
      default -> throw new IllegalArgumentException("padding " + nodes.settings().get("padding"));
    };
  }

  private int number(String key, int axis, int otherwise) {
    JsonNode numbers = nodes.settings().path(key);
    return (numbers.isArray() ? numbers.path(axis) : numbers).asInt(otherwise);
  }
}
