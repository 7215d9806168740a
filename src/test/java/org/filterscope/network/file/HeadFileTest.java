package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HeadFileTest {
  private static final Shape MAPS = Shape.maps(6, 7, 7);

  @TempDir Path folder;

  @Test
  void plainDl4jRestoresTheFileAndAnswersAsTheAppDoes() throws IOException {
    Path file = folder.resolve("head.zip");
    HeadFile.write(file, head());
    float[] maps = RandomNetworks.positive(3).numbers(MAPS.size(), 1);

    float[] theirs = plainDl4j(file, MAPS, maps);
    assertThat(theirs).hasSize(3);
    assertClose(probabilities(HeadFile.read(file), maps), theirs);
  }

  @Test
  void whatWasWrittenIsRead() {
    Path file = folder.resolve("head.zip");
    HeadFile.Head written = head();
    HeadFile.write(file, written);
    HeadFile.Head read = HeadFile.read(file);
    assertThat(read.labels()).isEqualTo(written.labels());
    assertThat(read.certainty()).isEqualTo(written.certainty());
    assertThat(read.maps()).isEqualTo(written.maps());
    assertThat(read.weights().toFloatMatrix()).isDeepEqualTo(written.weights().toFloatMatrix());
    assertThat(read.bias().toFloatVector()).isEqualTo(written.bias().toFloatVector());
  }

  /** The one that comes with the app was written when its vertices had other names. */
  @Test
  void aHeadOfAnOlderVersionIsReadAndAnswersAsPlainDl4jDoes() throws IOException {
    Path file = Golden.models().resolve(BuiltInModel.HEAD_FILE);
    HeadFile.Head head = HeadFile.read(file);
    float[] maps = RandomNetworks.positive(3).numbers(head.maps().size(), 1);
    assertClose(probabilities(head, maps), plainDl4j(file, head.maps(), maps));
  }

  @Test
  void theSameHeadGivesTheSameBytes() throws IOException {
    HeadFile.write(folder.resolve("a.zip"), head());
    HeadFile.write(folder.resolve("b.zip"), head());
    assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("head.zip");
    HeadFile.write(file, head());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> HeadFile.read(file))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("head.zip");
    }
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> HeadFile.read(folder.resolve("nowhere.zip")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("nowhere.zip");
  }

  private static float[] plainDl4j(Path file, Shape shape, float[] maps) throws IOException {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    INDArray image =
        Nd4j.createFromArray(maps)
            .reshape('c', 1, shape.height(), shape.width(), shape.channels())
            .permute(0, 3, 1, 2);
    float[] answers = graph.outputSingle(image.dup('c')).toFloatVector();
    NetworkMemory.free(graph);
    return answers;
  }

  private static void assertClose(float[] ours, float[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < theirs.length; i++) {
      assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5f));
    }
  }

  private static float[] probabilities(HeadFile.Head head, float[] maps) {
    Network.Builder builder =
        PooledHead.addFeatures(new Network.Builder("maps", head.maps()), "maps");
    Network network = PooledHead.addClasses(builder, head.weights(), head.bias()).build();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(maps, Cancellation.NEVER, () -> {})) {
      return pass.maps(network.output()).values();
    }
  }

  private static HeadFile.Head head() {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    return new HeadFile.Head(
        Nd4j.createFromArray(random.numbers(30 * 3, 0.3)).reshape('c', 30, 3),
        Nd4j.createFromArray(random.numbers(3, 0.3)),
        List.of("cup", "猫", "a class with spaces"),
        0.4,
        MAPS,
        new ObjectMapper().createObjectNode().put("photographs", 12));
  }
}
