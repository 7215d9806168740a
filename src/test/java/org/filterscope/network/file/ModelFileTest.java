package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTest {
  private static final List<String> LABELS = List.of("cat", "dog", "鸟");
  private static final Preparation PREPARATION =
      new Preparation(
          24,
          16,
          Preparation.ChannelOrder.BGR,
          1,
          new float[] {103.939f, 116.779f, 123.68f},
          new float[] {1, 1, 1});

  @TempDir Path folder;

  @Test
  void plainDl4jRestoresTheFileAndAnswersAsTheAppDoes() throws IOException {
    Path file = written();
    float[] input = RandomNetworks.positive(4).numbers(16 * 16 * 3, 50);

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    INDArray image = Nd4j.createFromArray(input).reshape('c', 1, 16, 16, 3).permute(0, 3, 1, 2);
    float[] theirs = graph.outputSingle(image.dup('c')).toFloatVector();
    NetworkMemory.free(graph);

    assertThat(theirs).hasSize(3);
    float[] before = probabilities(network(), input);
    float[] after = probabilities(ModelFile.read(file).model().network(), input);
    for (int i = 0; i < theirs.length; i++) {
      assertThat(before[i]).isCloseTo(theirs[i], within(1e-5f));
      assertThat(after[i]).isCloseTo(theirs[i], within(1e-5f));
    }
  }

  @Test
  void theEntriesAreThoseThatDl4jWrites() throws IOException {
    Path theirs = folder.resolve("theirs.zip");
    ComputationGraph graph = GraphWriter.graph(network());
    ModelSerializer.writeModel(graph, theirs.toFile(), false);
    NetworkMemory.free(graph);

    try (ZipFile ours = new ZipFile(written().toFile());
        ZipFile expected = new ZipFile(theirs.toFile())) {
      for (ZipEntry entry : Collections.list(expected.entries())) {
        assertThat(ours.getInputStream(ours.getEntry(entry.getName())))
            .as(entry.getName())
            .hasSameContentAs(expected.getInputStream(entry));
      }
    }
  }

  @Test
  void whatWasSaidOfTheModelIsRead() {
    ModelFile.Opened opened = ModelFile.read(written());
    assertThat(opened.model().name()).isEqualTo("猫 model");
    assertThat(opened.model().labels()).isEqualTo(LABELS);
    assertThat(opened.model().preparation()).isEqualTo(PREPARATION);
    assertThat(opened.model().certainty()).isEqualTo(0.75);
    assertThat(opened.report().get("heldOut").asInt()).isEqualTo(12);
    assertThat(opened.model().network().layers())
        .extracting(node -> node.name())
        .isEqualTo(network().layers().stream().map(node -> node.name()).toList());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += whole.length / 40) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file, "model.damaged");
    }
  }

  @Test
  void whatDoesNotBelongIntoAModelIsRefused() throws IOException {
    assertRefused(changed("../../startup.sh", "anything"), "model.strange-entry");
    assertRefused(changed("preprocessor.bin", "a serialised object"), "model.strange-entry");
  }

  @Test
  void aConfigurationThatNamesOtherClassesIsRefused() throws IOException {
    assertRefused(
        changed(
            ModelSerializer.CONFIGURATION_JSON,
            "{\"vertices\": {\"a\": {\"@class\": \"javax.swing.JEditorPane\"}}}"),
        "model.strange-class");
  }

  @Test
  void aDirectoryAndAMissingFileAreNoModels() {
    assertRefused(folder, "model.missing");
    assertRefused(folder.resolve("none.zip"), "model.missing");
  }

  private static void assertRefused(Path file, String key) {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(file.getFileName().toString());
  }

  /** The file with one more entry, or one replaced. */
  private Path changed(String name, String text) throws IOException {
    Path other = folder.resolve("other.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(written()));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return other;
  }

  private Path written() {
    Path file = folder.resolve("猫 model.zip");
    ObjectNode report = new ObjectMapper().createObjectNode().put("heldOut", 12);
    ModelFile.write(file, network(), PREPARATION, LABELS, 0.75, report);
    return file;
  }

  /** Two convolutions and a pooled head, as fine-tuned models have them. */
  private static Network network() {
    RandomNetworks random = RandomNetworks.positive(9);
    Network.Builder builder = new Network.Builder("image", Shape.maps(3, 16, 16));
    builder.add(
        "conv1",
        new Operation.Convolution(
            array(random, 0.01, 3, 3, 3, 4),
            array(random, 1, 4),
            Window.of(3, 1, 1),
            Window.of(3, 1, 1)),
        Activation.RELU);
    builder.add(
        "pool1",
        new Operation.MaxPooling(Window.of(2, 2, 0), Window.of(2, 2, 0)),
        Activation.IDENTITY);
    PooledHead.addFeatures(builder, "pool1");
    builder.add(
        "hidden",
        new Operation.Dense(array(random, 0.1, 20, 6), array(random, 1, 6)),
        Activation.RELU);
    PooledHead.addClasses(builder, array(random, 0.1, 6, 3), array(random, 1, 3));
    return builder.build();
  }

  private static INDArray array(RandomNetworks random, double scale, long... shape) {
    return Nd4j.createFromArray(random.numbers((int) Nd4j.zeros(shape).length(), scale))
        .reshape('c', shape);
  }

  private static float[] probabilities(Network network, float[] input) {
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      return pass.maps(network.output()).values().clone();
    }
  }
}
