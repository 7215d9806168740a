package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.KerasFile;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single layers of Keras' in a sequential model, against what they say by hand. */
class KerasLayersTest {
  private static final int SIDE = 4;
  private static final int COLOURS = 3;
  private final RandomNetworks random = RandomNetworks.ofSeed(2);
  private final KerasFile keras = new KerasFile();
  private float[] input;
  private String version = "";

  @TempDir Path folder;

  @BeforeEach
  void draw() {
    input = random.numbers(SIDE * SIDE * COLOURS, 1);
  }

  @Test
  void aDepthwiseLayerHasKernelsForEachChannelAlone() {
    float[][][][] kernels = kernels(3, COLOURS, 2);
    keras.put("deep", "deep/depthwise_kernel:0", kernels).put("deep", "deep/bias:0", new float[6]);
    float[] ours =
        answer("DepthwiseConv2D", "deep", "\"kernel_size\": [3, 3], \"activation\": \"linear\"");
    assertThat(ours).hasSize(6);
    for (int c = 0; c < COLOURS; c++) {
      for (int m = 0; m < 2; m++) {
        assertThat(ours[2 * c + m]).isCloseTo(meanOfSums(kernels, c, m), within(1e-5f));
      }
    }
  }

  @Test
  void aSeparableLayerMixesChannelsAfterwards() {
    float[][][][] kernels = kernels(3, COLOURS, 1);
    float[][][][] mixing = kernels(1, COLOURS, 2);
    keras
        .put("apart", "apart/depthwise_kernel:0", kernels)
        .put("apart", "apart/pointwise_kernel:0", mixing)
        .put("apart", "apart/bias:0", new float[] {0.5f, -0.25f});
    float[] ours = answer("SeparableConv2D", "apart", "\"kernel_size\": 3");
    for (int o = 0; o < 2; o++) {
      float expected = o == 0 ? 0.5f : -0.25f;
      for (int c = 0; c < COLOURS; c++) {
        expected += mixing[0][0][c][o] * meanOfSums(kernels, c, 0);
      }
      assertThat(ours[o]).isCloseTo(expected, within(1e-5f));
    }
  }

  @Test
  void pixelsMayBeRescaledInTheNetwork() {
    float[] ours = answer("Rescaling", "scaled", "\"scale\": 0.5, \"offset\": -1.0");
    for (int c = 0; c < COLOURS; c++) {
      assertThat(ours[c]).isCloseTo(mean(c) * 0.5f - 1, within(1e-5f));
    }
  }

  @Test
  void theLargestOfEachMapIsAVector() {
    float[] ours = outputs("GlobalMaxPooling2D", "largest", "\"keepdims\": false", "");
    for (int c = 0; c < COLOURS; c++) {
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = c; i < input.length; i += COLOURS) {
        largest = Math.max(largest, input[i]);
      }
      assertThat(ours[c]).isEqualTo(largest);
    }
  }

  @Test
  void mapsOfOneCellMayBecomeAVector() {
    String reshape =
        ", {\"class_name\": \"Reshape\", \"config\": {\"name\": \"flat\", \"target_shape\": [3]}}";
    float[] ours = outputs("GlobalAveragePooling2D", "mean", "\"keepdims\": true", reshape);
    for (int c = 0; c < COLOURS; c++) {
      assertThat(ours[c]).isCloseTo(mean(c), within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"2.15.0, 0.2", "3.4.1, 0.16666667", "'', 0.2"})
  void theHardSigmoidIsThatOfTheVersion(String version, float slope) {
    this.version = version;
    float[] ours = answer("Activation", "hard", "\"activation\": \"hard_sigmoid\"");
    for (int c = 0; c < COLOURS; c++) {
      float line = mean(c, value -> Math.min(Math.max(value * slope + 0.5f, 0), 1));
      assertThat(ours[c]).isCloseTo(line, within(1e-5f));
    }
  }

  /** As Keras 2 writes a function that was applied without a layer, the number first. */
  @ParameterizedTest
  @CsvSource({
    "math.subtract, 2, 2, -1",
    "math.subtract, 2.5, 2.5, -1",
    "math.multiply, 3, 0, 3",
    "__operators__.add, 0.5, 0.5, 1"
  })
  void aNumberMayComeBeforeTheTensor(String function, String number, float shift, float scale) {
    float[] ours =
        applied(
            function,
            "[\"_CONSTANT_VALUE\", -1, %s, {\"y\": [\"pixels\", 0, 0]}]".formatted(number));
    for (int c = 0; c < COLOURS; c++) {
      assertThat(ours[c]).isCloseTo(shift + scale * mean(c), within(1e-5f));
    }
  }

  @Test
  void aFunctionMayHaveALimit() {
    float[] ours =
        applied("keras.backend.relu", "[\"pixels\", 0, 0, {\"alpha\": 0.0, \"max_value\": 0.5}]");
    for (int c = 0; c < COLOURS; c++) {
      float cut = mean(c, value -> Math.min(Math.max(value, 0), 0.5f));
      assertThat(ours[c]).isCloseTo(cut, within(1e-5f));
    }
  }

  @Test
  void aRectifierThatJumpsIsRefusedByName() {
    assertThatThrownBy(() -> answer("ReLU", "jump", "\"threshold\": 0.5"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("jump")
        .hasMessageContaining("ReLU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Custom>FixedDropout", "efficientnet>DropConnect", "GaussianDropout"})
  void whatOthersDropInTrainingOnlyIsPassedOn(String kind) {
    float[] ours = answer(kind, "drop", "\"rate\": 0.2");
    for (int c = 0; c < COLOURS; c++) {
      assertThat(ours[c]).isCloseTo(mean(c), within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BatchNormalizationV1", "BatchNormalizationV2", "SyncBatchNormalization"})
  void batchNormalisationHasHadOtherNames(String kind) {
    keras
        .put("norm", "norm/gamma:0", new float[] {1, 2, 3})
        .put("norm", "norm/beta:0", new float[] {0.5f, 0, -1})
        .put("norm", "norm/moving_mean:0", new float[] {0, 0.25f, 0})
        .put("norm", "norm/moving_variance:0", new float[] {1, 4, 0.25f});
    float[] ours = answer(kind, "norm", "\"axis\": [3], \"epsilon\": 0.0");
    assertThat(ours[0]).isCloseTo(mean(0) + 0.5f, within(1e-5f));
    assertThat(ours[1]).isCloseTo(mean(1) - 0.25f, within(1e-5f));
    assertThat(ours[2]).isCloseTo(6 * mean(2) - 1, within(1e-5f));
  }

  /** Nobody knows what it computes, whatever it is called. */
  @Test
  void aLayerOfPeoplesOwnIsRefusedEvenWithTheNameOfKeras() {
    assertThatThrownBy(() -> answer("Custom>MaxPooling2D", "own", "\"pool_size\": 2"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("own")
        .hasMessageContaining("Custom>MaxPooling2D");
  }

  @Test
  void aFunctionThatOthersWroteIsKnown() {
    float[] ours = answer("Custom>HSwish", "own", "\"trainable\": true");
    for (int c = 0; c < COLOURS; c++) {
      float expected = mean(c, value -> value * Math.min(Math.max(value + 3, 0), 6) / 6);
      assertThat(ours[c]).isCloseTo(expected, within(1e-5f));
    }
  }

  private interface OfPixel {
    float of(float value);
  }

  private float mean(int colour, OfPixel function) {
    double sum = 0;
    for (int i = colour; i < input.length; i += COLOURS) {
      sum += function.of(input[i]);
    }
    return (float) (sum / SIDE / SIDE);
  }

  /** The means of what a function without a layer gives. */
  private float[] applied(String function, String node) {
    String layers =
        "{\"class_name\": \"InputLayer\", \"name\": \"pixels\", \"inbound_nodes\": [], \"config\":"
            + " {\"name\": \"pixels\", \"batch_input_shape\": [null, 4, 4, 3]}},"
            + " {\"class_name\": \"TFOpLambda\", \"name\": \"f\", \"inbound_nodes\": ["
            + node
            + "], \"config\": {\"name\": \"f\", \"function\": \""
            + function
            + "\"}}, {\"class_name\": \"GlobalAveragePooling2D\", \"name\": \"mean\","
            + " \"inbound_nodes\": [[[\"f\", 0, 0, {}]]], \"config\": {\"name\": \"mean\"}}";
    return sums(
        "{\"class_name\": \"Functional\", \"config\": {\"name\": \"one\", \"layers\": ["
            + layers
            + "], \"input_layers\": [[\"pixels\", 0, 0]], \"output_layers\": [[\"mean\", 0, 0]]}}");
  }

  private float mean(int colour) {
    return (float)
        IntStream.range(0, SIDE * SIDE)
            .mapToDouble(i -> input[i * COLOURS + colour])
            .average()
            .orElseThrow();
  }

  /** Of the four places where a 3 x 3 window fits. */
  private float meanOfSums(float[][][][] kernels, int channel, int multiple) {
    float sum = 0;
    for (int place = 0; place < 4; place++) {
      for (int tap = 0; tap < 9; tap++) {
        int row = place / 2 + tap / 3;
        int column = place % 2 + tap % 3;
        float pixel = input[(row * SIDE + column) * COLOURS + channel];
        sum += pixel * kernels[tap / 3][tap % 3][channel][multiple];
      }
    }
    return sum / 4;
  }

  private float[][][][] kernels(int size, int inputs, int outputs) {
    float[][][][] kernels = new float[size][size][inputs][];
    for (float[][][] rows : kernels) {
      for (float[][] taps : rows) {
        for (int i = 0; i < inputs; i++) {
          taps[i] = random.numbers(outputs, 1);
        }
      }
    }
    return kernels;
  }

  /** The means of a layer's maps. */
  private float[] answer(String kind, String name, String settings) {
    String mean =
        ", {\"class_name\": \"GlobalAveragePooling2D\", \"config\": {\"name\": \"mean_of_all\"}}";
    return outputs(kind, name, settings, mean);
  }

  /** The sums that the answer's softmax is made of. */
  private float[] outputs(String kind, String name, String settings, String behind) {
    String layer =
        "{\"class_name\": \"%s\", \"config\": {\"name\": \"%s\", %s}}"
            .formatted(kind, name, settings);
    String input =
        "{\"class_name\": \"InputLayer\", \"config\": {\"name\": \"pixels\","
            + " \"batch_input_shape\": [null, 4, 4, 3]}}, ";
    return sums(
        "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"one\", \"layers\": ["
            + input
            + layer
            + behind
            + "]}}");
  }

  private float[] sums(String configuration) {
    Path file = folder.resolve("one.h5");
    keras.writeOf(version, file, configuration);
    Network network = NetworkFile.read(file).network();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(this.input, Cancellation.NEVER, () -> {})) {
      return pass.maps(network.node(network.output().inputs().get(0))).values().clone();
    }
  }
}
