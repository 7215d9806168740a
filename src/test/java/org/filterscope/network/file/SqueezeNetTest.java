package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    float[] input = PreparationPreset.TORCHVISION.preparation(224).apply(Golden.pixels(image));
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

  /** Through its branches, against central differences of DL4J's graph in double precision. */
  @ParameterizedTest
  @CsvSource({"gap, 285", "fire9_concat, 300", "fire4_concat, 70", "pool3, 11"})
  void theGradientModeIsTheUnitTimesItsGradient(String layer, int unit) {
    float[] input =
        withoutTies(PreparationPreset.TORCHVISION.preparation(224).apply(Golden.pixels("cat")));
    Node node = network.find(layer).orElseThrow();
    Projection projection;
    try (Projector projector = new Projector();
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      projection =
          (Projection)
              projector.project(
                  pass,
                  node,
                  unit,
                  new Seed.Strongest(),
                  Mode.GRADIENT,
                  Cancellation.NEVER,
                  () -> {});
    }
    float[] ours = projection.onCanvas(224, 224);
    Seed.Cell cell = (Seed.Cell) projection.seed();
    ComputationGraph single = GraphWriter.graph(network);
    ComputationGraph graph = single.convertDataType(DataType.DOUBLE);
    try {
      for (int seed = 0; seed < 3; seed++) {
        float[] direction = RandomNetworks.ofSeed(seed).numbers(input.length, 1);
        double step = 1e-8;
        double above = value(graph, layer, unit, cell, moved(input, direction, step));
        double below = value(graph, layer, unit, cell, moved(input, direction, -step));
        double along = 0;
        double squares = 0;
        for (int i = 0; i < ours.length; i++) {
          along += (double) ours[i] * direction[i];
          squares += (double) ours[i] * ours[i];
        }
        double expected = projection.value() * (above - below) / (2 * step);
        assertThat(along).isCloseTo(expected, within(1e-4 * Math.sqrt(squares)));
      }
    } finally {
      NetworkMemory.free(graph);
      NetworkMemory.free(single);
    }
  }

  /** Patches of one colour lie on the kinks of every pooling; a little noise moves off them. */
  private static float[] withoutTies(float[] image) {
    float[] noise = RandomNetworks.ofSeed(10).numbers(image.length, 0.05);
    for (int i = 0; i < noise.length; i++) {
      noise[i] += image[i];
    }
    return noise;
  }

  private static double value(
      ComputationGraph graph, String layer, int unit, Seed.Cell cell, INDArray image) {
    INDArray output = Objects.requireNonNull(graph.feedForward(image, false).get(layer));
    return output.rank() == 2
        ? output.getDouble(0, unit)
        : output.getDouble(0, unit, cell.row(), cell.column());
  }

  private static INDArray moved(float[] input, float[] direction, double step) {
    double[] values = new double[input.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = input[i] + step * direction[i];
    }
    return Nd4j.createFromArray(values).reshape('c', 1, 224, 224, 3).permute(0, 3, 1, 2).dup('c');
  }

  private static JsonNode topFive() throws IOException {
    try (InputStream in =
        SqueezeNetTest.class.getResourceAsStream("/golden/squeezenet1_1-top5.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
