package org.filterscope.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Keras model's file with branches and the kinds of layers that such files have; weights are
 * drawn by chance, the same each time. The tests know the layers and take the weights from here.
 */
public final class SmallKeras {

  /** Side of its images. */
  public static final int SIDE = 15;

  private final RandomNetworks random = RandomNetworks.ofSeed(21);
  private final KerasFile file = new KerasFile();
  private final List<Layer> layers = new ArrayList<>();

  /** {@code [kernel height, kernel width, inputs, outputs]} and the like, by layer. */
  private record Layer(String kind, String name, String settings, List<String> inputs) {}

  /** Layers and weights. */
  public SmallKeras() {
    add("InputLayer", "pixels", "\"BATCH\": [null, " + SIDE + ", " + SIDE + ", 3]");
    convolution("stem", 3, 3, 6, "\"strides\": [2, 2], \"padding\": \"same\"", "relu", "pixels");
    add("BatchNormalization", "norm", "\"axis\": [3], \"epsilon\": 0.01", "stem");
    for (String name : List.of("gamma", "beta", "moving_mean")) {
      file.put("norm", "norm/" + name + ":0", random.numbers(6, 1));
    }
    file.put("norm", "norm/moving_variance:0", RandomNetworks.positive(3).numbers(6, 1));
    add("ZeroPadding2D", "pad", "\"padding\": [[1, 0], [0, 2]]", "norm");
    add(
        "MaxPooling2D",
        "pool",
        "\"pool_size\": [2, 2], \"strides\": [2, 2], \"padding\": \"same\"",
        "pad");
    convolution("left", 1, 6, 4, "\"padding\": \"valid\"", "tanh", "pool");
    convolution("right", 2, 6, 5, "\"padding\": \"same\"", "linear", "pool");
    add("LeakyReLU", "leaky", "\"alpha\": 0.2", "right");
    add("Concatenate", "both", "\"axis\": -1", "left", "leaky");
    add(
        "AveragePooling2D",
        "mean",
        "\"pool_size\": [2, 2], \"strides\": [2, 2], \"padding\": \"same\"",
        "both");
    add("Flatten", "flat", "\"data_format\": \"channels_last\"", "mean");
    add("Dropout", "drop", "\"rate\": 0.5", "flat");
    dense("hidden", 3 * 3 * 9, 7, "relu", "drop");
    dense("answer", 7, 4, "softmax", "hidden");
  }

  /** Writes the model as Keras 2 does. */
  public void write(Path target) {
    file.write(target, configuration(false));
  }

  /** Writes it as Keras 3 does. */
  public void writeAsKeras3(Path target) {
    file.write(target, configuration(true));
  }

  /** Writes it with other text for a part of its description. */
  public void write(Path target, String part, String other) {
    file.write(target, configuration(false).replace(part, other));
  }

  /** A layer's array. */
  public Object array(String layer, String name) {
    return file.array(layer, layer + "/" + name + ":0");
  }

  private void convolution(
      String name, int size, int inputs, int outputs, String more, String function, String input) {
    float[][][][] kernels = new float[size][size][inputs][];
    for (float[][][] rows : kernels) {
      for (float[][] taps : rows) {
        for (int i = 0; i < inputs; i++) {
          taps[i] = random.numbers(outputs, 0.5);
        }
      }
    }
    add(
        "Conv2D",
        name,
        String.format(
            Locale.ROOT,
            "\"filters\": %d, \"kernel_size\": [%d, %d], \"activation\": \"%s\", %s",
            outputs,
            size,
            size,
            function,
            more),
        input);
    file.put(name, name + "/kernel:0", kernels);
    file.put(name, name + "/bias:0", random.numbers(outputs, 0.5));
  }

  private void dense(String name, int inputs, int outputs, String function, String input) {
    float[][] weights = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      weights[i] = random.numbers(outputs, 0.3);
    }
    add("Dense", name, "\"units\": " + outputs + ", \"activation\": \"" + function + "\"", input);
    file.put(name, name + "/kernel:0", weights);
    file.put(name, name + "/bias:0", random.numbers(outputs, 0.5));
  }

  private void add(String kind, String name, String settings, String... inputs) {
    layers.add(new Layer(kind, name, settings, List.of(inputs)));
  }

  private String configuration(boolean isKeras3) {
    String listed =
        layers.stream()
            .map(
                layer ->
                    "{\"class_name\": \"%s\", \"name\": \"%s\", \"config\": {\"name\": \"%s\", %s},"
                            .formatted(layer.kind(), layer.name(), layer.name(), layer.settings())
                        + " \"inbound_nodes\": "
                        + (isKeras3 ? newCalls(layer.inputs()) : oldCalls(layer.inputs()))
                        + "}")
            .collect(Collectors.joining(", "))
            .replace("BATCH", isKeras3 ? "batch_shape" : "batch_input_shape");
    String output = isKeras3 ? "[\"answer\", 0, 0]" : "[[\"answer\", 0, 0]]";
    return "{\"class_name\": \"Functional\", \"config\": {\"name\": \"small\", \"layers\": ["
        + listed
        + "], \"input_layers\": [[\"pixels\", 0, 0]], \"output_layers\": "
        + output
        + "}}";
  }

  private static String oldCalls(List<String> inputs) {
    String calls =
        inputs.stream()
            .map("[\"%s\", 0, 0, {}]"::formatted)
            .collect(Collectors.joining(", ", "[", "]"));
    return inputs.isEmpty() ? "[]" : "[" + calls + "]";
  }

  private static String newCalls(List<String> inputs) {
    String tensors =
        inputs.stream()
            .map(
                ("{\"class_name\": \"__keras_tensor__\", \"config\": {\"shape\": [null, 1],"
                        + " \"keras_history\": [\"%s\", 0, 0]}}")
                    ::formatted)
            .collect(Collectors.joining(", "));
    String all = inputs.size() > 1 ? "[" + tensors + "]" : tensors;
    return inputs.isEmpty() ? "[]" : "[{\"args\": [" + all + "], \"kwargs\": {}}]";
  }
}
