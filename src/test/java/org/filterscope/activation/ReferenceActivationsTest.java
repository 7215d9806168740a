package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** VGG16 with the real weights on real photographs, against PyTorch's activations. */
class ReferenceActivationsTest {
  private static ForwardPass forward;
  private static NumpyFile.Archive reference;

  @BeforeAll
  static void load() {
    forward = new ForwardPass(Golden.vgg16Base());
    reference = NumpyFile.readAll("/golden/activations.npz");
  }

  @AfterAll
  static void free() {
    forward.close();
  }

  static Stream<String> images() {
    return Golden.IMAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("images")
  void everyChannelOfEveryLayerHasTheReferencesMaximumAndMean(String image) {
    try (Pass pass = forward.run(Golden.input(image), Cancellation.NEVER, () -> {})) {
      assertThat(pass.network().layers()).hasSize(18);
      List<String> wrong = new ArrayList<>();
      for (Node node : pass.network().layers()) {
        compareChannels(wrong, image, pass.maps(node));
      }
      assertThat(wrong).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("images")
  void wholeMapsEqualTheReferencesCellByCell(String image) {
    try (Pass pass = forward.run(Golden.input(image), Cancellation.NEVER, () -> {})) {
      assertMapEquals(image + "__pool5__map", maps(pass, "pool5").values());
      for (String layer : new String[] {"conv1_1", "conv3_3", "conv5_3"}) {
        assertMapEquals(image + "__" + layer + "__map0", maps(pass, layer).map(0).values());
      }
    }
  }

  private static void compareChannels(List<String> wrong, String image, LayerMaps maps) {
    String key = image + "__" + maps.layer();
    double[] maxima = reference.get(key + "__max").values();
    double[] means = reference.get(key + "__mean").values();
    double[] places = reference.get(key + "__argmax").values();
    double largest = 0;
    for (double maximum : maxima) {
      largest = Math.max(largest, maximum);
    }
    for (int c = 0; c < maxima.length; c++) {
      double tolerance = Math.max(1e-3 * maxima[c], 1e-5 * largest);
      float there = maps.map(c).at((int) places[2 * c], (int) places[2 * c + 1]);
      if (!(Math.abs(maps.peak(c).value() - maxima[c]) <= tolerance
          && Math.abs(maps.mean(c) - means[c]) <= tolerance
          && Math.abs(there - maxima[c]) <= tolerance)) {
        wrong.add(
            "%s channel %d: maximum %s and mean %s instead of %s and %s, where it was %s"
                .formatted(key, c, maps.peak(c).value(), maps.mean(c), maxima[c], means[c], there));
      }
    }
  }

  private static void assertMapEquals(String key, float[] values) {
    double[] expected = reference.get(key).values();
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, value);
    }
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(values[i] - expected[i]) <= 1e-3 * largest)) {
        assertThat((double) values[i]).as(key).isCloseTo(expected[i], within(1e-3 * largest));
      }
    }
  }

  private static LayerMaps maps(Pass pass, String layer) {
    return pass.maps(pass.network().find(layer).orElseThrow());
  }
}
