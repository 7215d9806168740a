package org.filterscope.network.file.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small graphs with each supported operation, beside what ONNX Runtime computes. */
class OnnxOperationsTest {

  /** Of a tensor's largest value. */
  private static final double CLOSE = 1e-5;

  /** The names of nodes that are only a step of a function that takes several. */
  private static final String STEP = ".*_(scaled|cut|above|below|sloped)";

  private static final NumpyFile.Archive EXPECTED =
      NumpyFile.readAll("/golden/onnx-operations.npz");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shuffle",
        "shuffle-of-pairs",
        "channel-last",
        "hanging",
        "padded",
        "functions",
        "of-set-7",
        "arithmetic",
        "kinds-of-weights",
        "four-at-once",
        "slices",
        "squeeze-and-excite",
        "colours-apart",
        "sizes-computed",
        "of-set-21",
        "joined"
      })
  void everyLayersTensorIsOnnxRuntimes(String graph) throws URISyntaxException {
    OnnxNetwork.Read read = OnnxNetwork.readAll(file(graph));
    assertThat(read.network().layers())
        .extracting(Node::name)
        .filteredOn(name -> !name.matches(STEP))
        .isSubsetOf(read.tensors().keySet());
    SoftAssertions all = new SoftAssertions();
    try (ForwardPass forward = new ForwardPass(read.network());
        Pass pass =
            forward.run(image(graph, read.network().input()), Cancellation.NEVER, () -> {})) {
      for (Map.Entry<String, String> layer : read.tensors().entrySet()) {
        NumpyFile.Array expected = EXPECTED.get(graph + "|" + layer.getValue());
        Node node = read.network().find(layer.getKey()).orElseThrow();
        double[] values =
            graph.equals("channel-last") ? channelFirst(expected, node) : expected.values();
        compare(all, layer.toString(), pass.maps(node).values(), values);
      }
    }
    all.assertAll();
  }

  /** The values as ONNX Runtime gives them, turned where the channels come last. */
  private static double[] channelFirst(NumpyFile.Array array, Node node) {
    Shape shape = node.shape();
    boolean isLast = shape.cells() > 1 && array.shape()[3] == shape.channels();
    double[] values = array.values().clone();
    for (int i = 0; isLast && i < values.length; i++) {
      values[i] = array.values()[i % shape.cells() * shape.channels() + i / shape.cells()];
    }
    return values;
  }

  private static void compare(SoftAssertions all, String name, float[] values, double[] expected) {
    all.assertThat(values).as(name).hasSameSizeAs(expected);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    double[] difference = new double[Math.min(values.length, expected.length)];
    Arrays.setAll(difference, i -> Math.abs(values[i] - expected[i]));
    double worst = Arrays.stream(difference).max().orElseThrow();
    all.assertThat(worst).as(name).isLessThanOrEqualTo(CLOSE * largest);
  }

  static Path file(String graph) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(
                OnnxOperationsTest.class.getResource("/onnx/" + graph + ".onnx"), graph)
            .toURI());
  }

  /** The image, channel last. */
  private static float[] image(String graph, Shape input) {
    NumpyFile.Array array = EXPECTED.get(graph + "|input");
    float[] given = array.floats();
    if (array.shape()[3] == input.channels()) {
      return given;
    }
    float[] image = new float[given.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = given[i % input.channels() * input.cells() + i / input.channels()];
    }
    return image;
  }

  @Test
  void normalisationBiasAndFunctionBelongToTheLayerBeforeThem() throws URISyntaxException {
    assertThat(OnnxNetwork.read(file("joined")).layers())
        .extracting(Node::name)
        .containsExactly("norm_1", "conv_1", "conv_2", "global_average_1", "dense_1", "dense_2");
  }
}
