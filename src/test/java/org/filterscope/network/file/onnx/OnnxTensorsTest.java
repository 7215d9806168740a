package org.filterscope.network.file.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight of PyTorch's exports, beside what ONNX Runtime computes for each of their tensors. */
@NeedsShared
class OnnxTensorsTest {

  /** Of a tensor's largest value. */
  private static final float CLOSE = 1e-4f;

  private static NumpyFile.Archive expected;

  @BeforeAll
  static void read() {
    expected = NumpyFile.readAll("/golden/onnx-tensors.npz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet18-narrow",
        "vgg16-narrow",
        "squeezenet1_1-random",
        "mobilenetv2-narrow",
        "densenet-narrow",
        "inception-narrow",
        "own-tiny-softmax",
        "efficientnet_b0-narrow"
      })
  void everyLayersTensorIsOnnxRuntimesAndTheAnswerIsTheStoredOne(String graph) throws IOException {
    OnnxNetwork.Read read = OnnxNetwork.readAll(file(graph));
    assertThat(read.tensors().keySet())
        .containsAll(read.network().layers().stream().map(Node::name).toList());
    SoftAssertions all = new SoftAssertions();
    try (ForwardPass forward = new ForwardPass(read.network());
        Pass pass = forward.run(image(graph, read.network()), Cancellation.NEVER, () -> {})) {
      for (Map.Entry<String, String> layer : read.tensors().entrySet()) {
        NumpyFile.Array values = expected.arrays().get(graph + "|" + layer.getValue());
        all.assertThat(values).as(layer.toString()).isNotNull();
        if (values != null) {
          LayerMaps maps = pass.maps(read.network().find(layer.getKey()).orElseThrow());
          compare(all, layer.toString(), maps.values(), values.values());
        }
      }
      compareAnswer(graph, pass.maps(read.network().output()).values());
    }
    all.assertAll();
  }

  private static void compare(SoftAssertions all, String name, float[] values, double[] summary) {
    double largest = summary[0];
    double most = 0;
    double sum = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
      sum += value;
    }
    all.assertThat(most).as(name).isCloseTo(largest, within(CLOSE * largest));
    all.assertThat(sum / values.length).as(name).isCloseTo(summary[1], within(CLOSE * largest));
    int samples = summary.length - 2;
    for (int i = 0; i < samples; i++) {
      int at = samples == 1 ? 0 : (int) ((long) i * (values.length - 1) / (samples - 1));
      all.assertThat((double) values[at])
          .as(name + " at " + at)
          .isCloseTo(summary[2 + i], within(CLOSE * largest));
    }
  }

  private static void compareAnswer(String graph, float... answer) throws IOException {
    double[] stored = NumpyFile.read(Files.readAllBytes(beside(graph, "output"))).values();
    assertThat(answer).hasSameSizeAs(stored);
    double largest = Arrays.stream(stored).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < answer.length; i++) {
      assertThat((double) answer[i]).isCloseTo(stored[i], within(CLOSE * largest));
    }
  }

  private static Path file(String graph) {
    return SharedFolder.path("data/onnx/" + graph + ".onnx");
  }

  private static Path beside(String graph, String what) {
    return SharedFolder.path("data/onnx/" + graph + "." + what + ".npy");
  }

  /** The stored input, channel last. */
  private static float[] image(String graph, Network network) throws IOException {
    float[] stored = NumpyFile.read(Files.readAllBytes(beside(graph, "input"))).floats();
    int cells = network.input().cells();
    int channels = network.input().channels();
    float[] image = new float[stored.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = stored[i % channels * cells + i / channels];
    }
    return image;
  }
}
