package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All of VGG16's layers out of Keras' file of weights, at a sixteenth of the widths. */
class KerasVggTest {
  private static final String PROJECTIONS = "/golden/projections-whole-map-and-dense.npz";
  private static NetworkFile.Content content;
  private static ForwardPass forward;
  private static Projector projector;
  private static Pass cat;

  @BeforeAll
  static void load() {
    content = NetworkFile.read(Golden.tinyVgg16());
    forward = new ForwardPass(content.network());
    projector = new Projector();
    cat = forward.run(Golden.input("cat"), Cancellation.NEVER, () -> {});
  }

  @AfterAll
  static void free() {
    cat.close();
    projector.close();
    forward.close();
  }

  @Test
  void itsLayersAreVgg16s() {
    Network network = content.network();
    assertThat(content.format()).isEqualTo(NetworkFile.Format.KERAS_WEIGHTS);
    assertThat(content.notWalkable()).isEmpty();
    assertThat(network.layers())
        .extracting(Node::name)
        .startsWith("conv1_1", "conv1_2", "pool1", "conv2_1")
        .endsWith("conv5_3", "pool5", "fc1", "fc2", "predictions")
        .hasSize(21);
    assertThat(network.find("fc1").orElseThrow().shape()).isEqualTo(Shape.vector(64));
  }

  /** Pins the order in which the last maps become the vector that fc1 reads. */
  @Test
  void theThousandProbabilitiesAreKeras() throws IOException {
    double[] expected;
    try (InputStream in =
        KerasVggTest.class.getResourceAsStream("/golden/vgg16-layout-tiny-probabilities-cat.npy")) {
      expected = NumpyFile.read(in.readAllBytes()).values();
    }
    LayerMaps ours = cat.maps(content.network().output());
    assertThat(ours.values()).hasSize(1000);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) ours.values()[i]).isCloseTo(expected[i], within(1e-4));
      assertThat((double) ours.values()[i]).isCloseTo(expected[i], within(1e-3 * expected[i]));
    }
  }

  static Stream<String> denseUnits() {
    return NumpyFile.readAll(PROJECTIONS).arrays().keySet().stream()
        .filter(key -> key.startsWith("tiny__"));
  }

  @ParameterizedTest
  @MethodSource("denseUnits")
  void aDenseUnitsProjectionEqualsTheReference(String key) {
    String[] parts = key.split("__", -1);
    Node node = content.network().find(parts[2]).orElseThrow();
    Projection projection =
        (Projection)
            projector.project(
                cat,
                node,
                Integer.parseInt(parts[3]),
                new Seed.Strongest(),
                Mode.valueOf(parts[4].toUpperCase(Locale.ROOT)),
                Cancellation.NEVER,
                () -> {});
    double[] expected = NumpyFile.readAll(PROJECTIONS).get(key).values();
    float[] ours = projection.onCanvas(224, 224);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isPositive();
    assertThat(ours).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) ours[i]).isCloseTo(expected[i], within(1e-3 * largest));
    }
  }
}
