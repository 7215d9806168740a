package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph with branches, imported whole out of a Keras model's file. */
@NeedsShared
class SqueezeNetTest {
  private static Network network;
  private static ForwardPass forward;

  @BeforeAll
  static void load() {
    NetworkFile.Content content =
        NetworkFile.read(SharedFolder.path("data/weights/squeezenet1_1.h5"));
    assertThat(content.format()).isEqualTo(NetworkFile.Format.KERAS_MODEL);
    assertThat(content.notWalkable()).isEmpty();
    network = content.network();
    forward = new ForwardPass(network);
  }

  @AfterAll
  static void free() {
    forward.close();
  }

  @Test
  void itsLayersAreNamedAsInTheFile() {
    assertThat(network.layers())
        .extracting(Node::name)
        .startsWith("conv1", "pool1", "fire2_squeeze", "fire2_expand1x1", "fire2_expand3x3")
        .contains("fire9_concat")
        .endsWith("conv10", "gap", "prob");
    assertThat(network.parameters()).isEqualTo(1_235_496);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "coffee", "temple", "rocket", "astronaut", "flower"})
  void theFiveLikeliestClassesAreKeras(String image) throws IOException {
    JsonNode expected = topFive().get(image + ".png");
    float[] input = Preparation.torchvision().apply(Golden.pixels(image));
    try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      float[] ours = pass.maps(network.output()).values();
      int[] order =
          IntStream.range(0, ours.length)
              .boxed()
              .sorted((a, b) -> Float.compare(ours[b], ours[a]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int i = 0; i < 5; i++) {
        assertThat(order[i]).isEqualTo(expected.get(i).get("index").asInt());
        assertThat((double) ours[order[i]])
            .isCloseTo(expected.get(i).get("probability").asDouble(), within(1e-3));
      }
    }
  }

  private static JsonNode topFive() throws IOException {
    try (InputStream in =
        SqueezeNetTest.class.getResourceAsStream("/golden/squeezenet1_1-top5.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
