package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
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
 */
record KerasFunction(KerasNodes nodes) {

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
      case "relu", "relu6", "sigmoid", "tanh", "swish", "silu", "elu", "selu", "softplus" ->
          standing(name);
      case "softmax" -> nodes.shape().isVector() ? standing(name) : null;
      case "cast", "identity", "stop_gradient" -> nodes.input();
      case "getitem", "get_item" -> turnedColours();
      default -> null;
    };
  }

  private @Nullable KerasTensor standing(String name) {
    Activation activation = KerasActivation.named(TextNode.valueOf(name));
    return activation == null ? null : nodes.add(new Operation.Identity("activation"), activation);
  }

  /** A sum or product of the only tensor, which must come first, and a constant. */
  private @Nullable KerasTensor constant(String name) {
    List<Double> numbers = new ArrayList<>();
    JsonNode arguments = nodes.call().arguments();
    // Keras 2: ["name", 0, 0, {"y": 127.5}], within one more list or not; Keras 3: {"args": [...]}.
    JsonNode call = arguments.path(0).isArray() ? arguments.get(0) : arguments;
    boolean isNew = arguments.has("args");
    JsonNode first = isNew ? arguments.path("args").path(0) : call;
    if (!KerasTensors.isTensor(first)) {
      return null;
    }
    JsonNode named = isNew ? arguments.path("kwargs") : call.path(3);
    // TensorFlow 2.1 to 2.3 keep constants with the layer, by their place.
    add(nodes.settings().path("constants").path("1"), numbers);
    add(isNew ? arguments.path("args").path(1) : named.path("y"), numbers);
    for (String key : List.of("x2", "bias", "value", "y")) {
      if (numbers.isEmpty()) {
        add(named.path(key), numbers);
      }
    }
    if (numbers.isEmpty()) {
      return null;
    }
    int channels = nodes.shape().channels();
    boolean isSingle = numbers.size() == 1;
    if (!isSingle
        && (numbers.size() != channels || nodes.input().axes() != KerasTensor.Axes.CHANNELS_LAST)) {
      return null;
    }
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double number = numbers.get(isSingle ? 0 : c);
      scale[c] = (float) (name.contains("div") ? 1 / number : name.startsWith("mul") ? number : 1);
      shift[c] =
          (float) (name.startsWith("sub") ? -number : name.matches("add.*|bias_add") ? number : 0);
    }
    return nodes.add(new Operation.Normalisation(scale, shift, 0), Activation.IDENTITY);
  }

  private static void add(JsonNode part, List<Double> numbers) {
    if (part.isNumber()) {
      numbers.add(part.asDouble());
    } else if (part.isArray()) {
      part.forEach(each -> add(each, numbers));
    } else if (part.isObject()) {
      add(part.path("config").path("value"), numbers);
    }
  }

  /** The channels in the opposite order: the only slice that is supported. */
  private @Nullable KerasTensor turnedColours() {
    String slices = nodes.call().arguments().toString().replaceAll("\\s|\"", "");
    boolean isTurn =
        slices.matches(".*step:-1}}?].*")
            && !slices.matches(".*(start|stop):\\d.*")
            && slices.indexOf("step:-1") == slices.lastIndexOf("step:-1");
    if (!isTurn || nodes.input().axes() != KerasTensor.Axes.CHANNELS_LAST) {
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
