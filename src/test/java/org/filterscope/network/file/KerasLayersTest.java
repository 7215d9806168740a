package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.KerasFile;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single layers of Keras' in a sequential model, against what they say by hand. */
class KerasLayersTest {
  private static final int SIDE = 4;
  private static final int COLOURS = 3;
  private final RandomNetworks random = RandomNetworks.ofSeed(2);
  private final KerasFile keras = new KerasFile();
  private float[] input;

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
    Path file = folder.resolve("one.h5");
    keras.write(
        file,
        "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"one\", \"layers\": ["
            + input
            + layer
            + behind
            + "]}}");
    Network network = NetworkFile.read(file).network();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(this.input, Cancellation.NEVER, () -> {})) {
      return pass.maps(network.node(network.output().inputs().get(0))).values().clone();
    }
  }
}
