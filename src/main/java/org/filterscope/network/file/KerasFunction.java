package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Functions that were applied to a tensor without a layer, such as those that prepare pixels: sums
 * and products with constants, and a few more.
 *
 * @param arguments what the function got besides tensors
 */
record KerasFunction(KerasNodes nodes, KerasArguments arguments) {

  KerasFunction(KerasNodes nodes) {
    this(nodes, KerasArguments.of(nodes.call()));
  }

  /** Adds the function's nodes; null if it is not supported here. */
  @Nullable KerasTensor read(String function) {
    String name = function.substring(function.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "truediv", "true_divide", "truedivide", "divide", "div", "realdiv" ->
          nodes.inputs().size() == 1 ? constant(name) : null;
      case "sub", "subtract" ->
          nodes.inputs().size() == 1 ? constant(name) : new KerasMerge(nodes).read("Subtract");
      case "mul", "multiply" ->
          nodes.inputs().size() == 1 ? constant(name) : new KerasMerge(nodes).read("Multiply");
      case "add", "addv2", "bias_add" ->
          nodes.inputs().size() == 1 ? constant(name) : new KerasMerge(nodes).read("Add");
      case "relu" -> rectification();
      case "elu" -> withSlope("alpha", Activation.elu(1));
      case "leaky_relu", "leakyrelu" ->
          withSlope(
              arguments.option("alpha").isNumber() ? "alpha" : "negative_slope",
              Activation.leakyRelu(0.2f));
      case "gelu" -> gelu();
      case "relu6",
          "sigmoid",
          "tanh",
          "swish",
          "silu",
          "selu",
          "softplus",
          "mish",
          "hard_swish",
          "hard_silu",
          "hard_sigmoid" ->
          standing(name);
      case "hardswish", "hardsilu" -> standing("hard_swish");
      case "hardsigmoid" -> standing("hard_sigmoid");
      case "maximum" -> nodes.inputs().size() == 2 ? new KerasMerge(nodes).read("Maximum") : null;
      case "minimum" -> nodes.inputs().size() == 2 ? new KerasMerge(nodes).read("Minimum") : null;
      case "reduce_mean", "mean" -> mean();
      case "softmax" -> nodes.shape().isVector() ? standing(name) : null;
      case "cast", "identity", "stop_gradient" -> nodes.input();
      case "getitem", "get_item" -> turnedColours();
      default -> null;
    };
  }

  private @Nullable KerasTensor standing(String name) {
    Activation activation = nodes.functions().named(TextNode.valueOf(name));
    return activation == null ? null : nodes.add(new Operation.Identity("activation"), activation);
  }

  /** A rectification, which may have a limit, a slope and a threshold. */
  private @Nullable KerasTensor rectification() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.set("max_value", arguments.option("max_value"));
    settings.set("threshold", arguments.option("threshold"));
    JsonNode slope = arguments.option("negative_slope");
    settings.set("negative_slope", slope.isMissingNode() ? arguments.option("alpha") : slope);
    KerasRectifier rectifier = KerasRectifier.of(settings);
    return rectifier.isPlain()
        ? nodes.add(new Operation.Identity("activation"), rectifier.plain())
        : rectifier.add(nodes);
  }

  private @Nullable KerasTensor withSlope(String name, Activation usual) {
    JsonNode slope = arguments.option(name);
    Activation own =
        slope.isNumber() ? new Activation(usual.kind(), (float) slope.asDouble()) : usual;
    return nodes.add(new Operation.Identity("activation"), own);
  }

  /** Only the exact form: others take one that is computed faster. */
  private @Nullable KerasTensor gelu() {
    return arguments.option("approximate").asBoolean() ? null : standing("gelu");
  }

  /** The mean over all rows and columns, as maps of one cell or as a vector. */
  private @Nullable KerasTensor mean() {
    KerasTensor input = nodes.input();
    String axes = arguments.option("axis").toString();
    boolean isLast = input.axes() == KerasTensor.Axes.CHANNELS_LAST;
    if (!isLast || nodes.shape().isVector() || !axes.matches("\\[(1,2|2,1|-3,-2|-2,-3)]")) {
      return null;
    }
    boolean isKept = arguments.option("keepdims").asBoolean();
    return nodes.add(
        new Operation.GlobalAverage(),
        Activation.IDENTITY,
        isKept ? KerasTensor.Axes.CHANNELS_LAST : KerasTensor.Axes.VECTOR);
  }

  /** A sum, difference, product or quotient of the only tensor and a constant. */
  private @Nullable KerasTensor constant(String name) {
    List<Double> numbers = arguments.numbers();
    boolean isTurned = arguments.isTurned();
    int channels = nodes.shape().channels();
    boolean isSingle = numbers.size() == 1;
    boolean isOfChannels =
        numbers.size() == channels && nodes.input().axes() == KerasTensor.Axes.CHANNELS_LAST;
    boolean isQuotient = name.contains("div");
    if (!(isSingle || isOfChannels) || (isTurned && isQuotient)) {
      return null;
    }
    boolean isDifference = name.startsWith("sub");
    boolean isProduct = name.startsWith("mul");
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double number = numbers.get(isSingle ? 0 : c);
      if (isProduct || isQuotient) {
        scale[c] = (float) (isQuotient ? 1 / number : number);
      } else {
        scale[c] = isDifference && isTurned ? -1 : 1;
        shift[c] = (float) (isDifference && !isTurned ? -number : number);
      }
    }
    return nodes.add(new Operation.Normalisation(scale, shift, 0), Activation.IDENTITY);
  }

  /** The channels in the opposite order: the only slice that is supported. */
  private @Nullable KerasTensor turnedColours() {
    String slices = nodes.call().arguments().toString().replaceAll("\\s|\"", "");
    boolean isTurn =
        slices.matches(".*step:-1}}?].*")
            && !slices.matches(".*(start|stop):\\d.*")
            && slices.indexOf("step:-1") == slices.lastIndexOf("step:-1");
    boolean isLast = nodes.input().axes() == KerasTensor.Axes.CHANNELS_LAST;
    if (!isTurn || !isLast || nodes.shape().isVector()) {
      return null;
    }
    int channels = nodes.shape().channels();
    INDArray kernels = Nd4j.zeros(DataType.FLOAT, 1, 1, channels, channels);
    for (int c = 0; c < channels; c++) {
      kernels.putScalar(new long[] {0, 0, c, channels - 1 - c}, 1);
    }
    Window one = Window.of(1, 1, 0);
    return nodes.add(
        new Operation.Convolution(kernels, Nd4j.zeros(DataType.FLOAT, channels), one, one, 0),
        Activation.IDENTITY);
  }
}
