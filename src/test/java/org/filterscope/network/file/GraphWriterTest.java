package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every kind of layer that imported networks have, written for plain DL4J. */
class GraphWriterTest {
  private static final int SIDE = 23;

  /** What Keras calls "same" with a stride of 2 on an even side: a cell more at the end. */
  private static final Window SAME = new Window(3, 2, 0, 1, 1);

  @TempDir Path folder;

  @Test
  void plainDl4jAnswersAsTheNetworkDoes() throws IOException {
    Network network = network().build();
    Path file = written(network, List.of("a", "b", "c", "d"));
    float[] input = RandomNetworks.ofSeed(8).numbers(SIDE * SIDE * 3, 1);
    float[] theirs = plainDl4j(file, input);

    assertThat(theirs).hasSize(4).doesNotHaveDuplicates();
    assertClose(probabilities(network, input), theirs);
    assertClose(probabilities(NetworkFile.read(file).network(), input), theirs);
  }

  /** None of these can be walked back, but photographs go through. */
  @ParameterizedTest
  @EnumSource(
      value = Activation.Kind.class,
      names = {"RELU6", "ELU", "SELU", "SWISH", "SOFTPLUS", "MISH"})
  void functionsOfAllKindsAreDl4jsToo(Activation.Kind kind) throws IOException {
    RandomNetworks random = RandomNetworks.ofSeed(3);
    Activation function = new Activation(kind, kind == Activation.Kind.ELU ? 0.7f : 0);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("left", random.convolution(3, 4, Window.of(3, 2, 1)), function)
            .add("right", random.convolution(3, 4, Window.of(3, 2, 1)), function, List.of("image"))
            .add(
                "product",
                new Operation.Merge(Operation.Merge.Rule.PRODUCT),
                Activation.IDENTITY,
                List.of("left", "right"))
            .add(
                "maximum",
                new Operation.Merge(Operation.Merge.Rule.MAXIMUM),
                Activation.IDENTITY,
                List.of("product", "left"))
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("answer", random.dense(4, 3), Activation.SOFTMAX)
            .build();
    Path file = written(network, List.of("a", "b", "c"));
    float[] input = RandomNetworks.ofSeed(8).numbers(SIDE * SIDE * 3, 3);
    assertClose(probabilities(network, input), plainDl4j(file, input));
    NetworkFile.Content content = NetworkFile.read(file);
    assertClose(probabilities(content.network(), input), plainDl4j(file, input));
    assertThat(content.notWalkable()).containsExactly("product: product", "maximum: maximum");
    assertNoWayBack(content.network(), input);
  }

  /** DL4J has only formulas that come close to GELU, and no slopes of single cells. */
  @Test
  void whatDl4jDoesNotHaveIsFoundBeforeItIsWritten() {
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("maps", RandomNetworks.ofSeed(3).convolution(3, 4, SAME), Activation.GELU)
            .build();
    assertThat(GraphWriter.firstNotWritten(network).map(Node::name)).contains("maps");
    assertThat(GraphWriter.firstNotWritten(network().build())).isEmpty();
    assertThatThrownBy(() -> GraphWriter.graph(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maps")
        .hasMessageContaining("gelu");
  }

  @Test
  void mapsAreEnlargedByDl4jToo() throws IOException {
    RandomNetworks random = RandomNetworks.ofSeed(4);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("maps", random.convolution(3, 4, Window.of(3, 2, 1)), Activation.RELU)
            .add("larger", new Operation.Upsampling(2, 3), Activation.IDENTITY)
            .add("mixed", random.convolution(4, 4, Window.of(3, 2, 1)), Activation.TANH)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("answer", random.dense(4, 3), Activation.SOFTMAX)
            .build();
    Path file = written(network, List.of("a", "b", "c"));
    float[] input = RandomNetworks.ofSeed(8).numbers(SIDE * SIDE * 3, 3);
    assertClose(plainDl4j(file, input), probabilities(network, input));
    assertClose(probabilities(NetworkFile.read(file).network(), input), plainDl4j(file, input));
  }

  private static void assertNoWayBack(Network network, float[] input) {
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      assertThatThrownBy(
              () ->
                  projector.project(
                      pass,
                      network.output(),
                      0,
                      new Seed.Strongest(),
                      Mode.GRADIENT,
                      Cancellation.NEVER,
                      () -> {}))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("answer")
          .hasMessageContaining("maximum");
    }
  }

  @Test
  void maximaWithUnequalPaddingThatDl4jDoesNotKnowAreRefusedByName() {
    Window uneven = new Window(3, 2, 0, 2, 1);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("lopsided", new Operation.MaxPooling(uneven, uneven), Activation.IDENTITY)
            .build();
    assertThatThrownBy(() -> GraphWriter.graph(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lopsided");
  }

  @Test
  void aHeadThatWasReadIsWrittenAgain() throws IOException {
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Network.Builder base =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("maps", random.convolution(3, 4, SAME), Activation.RELU);
    Operation.Dense classes = random.dense(20, 2);
    Network.Builder features = PooledHead.addFeatures(base, "maps");
    Network network = PooledHead.addClasses(features, classes.weights(), classes.bias()).build();
    float[] input = RandomNetworks.ofSeed(8).numbers(SIDE * SIDE * 3, 3);

    Network once = NetworkFile.read(written(network, List.of("a", "b"))).network();
    Path again = written(once, List.of("a", "b"));

    assertClose(plainDl4j(again, input), probabilities(network, input));
    assertThat(NetworkFile.read(again).network().nodes())
        .extracting(Node::name)
        .isEqualTo(once.nodes().stream().map(Node::name).toList());
  }

  @Test
  void whatIsAddedForDl4jTakesNoNameThatIsThere() throws IOException {
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Window uneven = new Window(3, 2, 0, 2, 1);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("maps_padding", random.convolution(3, 3, SAME), Activation.RELU)
            .add("maps", random.convolution(3, 4, uneven), Activation.RELU)
            .add("vector_unit", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("vector", new Operation.L2Normalisation(7), Activation.IDENTITY)
            .add("answer", random.dense(4, 3), Activation.SOFTMAX)
            .build();
    float[] input = RandomNetworks.ofSeed(8).numbers(SIDE * SIDE * 3, 3);
    Path file = written(network, List.of("a", "b", "c"));
    assertClose(plainDl4j(file, input), probabilities(network, input));
    assertClose(probabilities(NetworkFile.read(file).network(), input), plainDl4j(file, input));
  }

  private Path written(Network network, List<String> labels) {
    Path file = folder.resolve("all.zip");
    ModelFile.write(
        file,
        network,
        new Preparation(
            SIDE, SIDE, Preparation.ChannelOrder.RGB, 1, new float[3], new float[] {1, 1, 1}),
        labels,
        0,
        JsonNodeFactory.instance.objectNode());
    return file;
  }

  private static float[] plainDl4j(Path file, float[] input) throws IOException {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    INDArray image = Nd4j.createFromArray(input).reshape('c', 1, SIDE, SIDE, 3);
    float[] answers = graph.outputSingle(image.permute(0, 3, 1, 2).dup('c')).toFloatVector();
    NetworkMemory.free(graph);
    return answers;
  }

  private static Network.Builder network() {
    RandomNetworks random = RandomNetworks.ofSeed(6);
    Window two = Window.of(2, 2, 0);
    Window uneven = new Window(3, 1, 2, 0, 1);
    return new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
        .add("lopsided", random.convolution(3, 4, uneven), Activation.RELU)
        .add(
            "padded",
            new Operation.Padding(new Window(1, 1, 1, 0, 1), new Window(1, 1, 0, 1, 1)),
            Activation.IDENTITY)
        .add("halved", random.convolution(4, 5, SAME), Activation.IDENTITY)
        .add(
            "normalised",
            new Operation.Normalisation(random.numbers(5, 1), random.numbers(5, 0.3), 20),
            Activation.IDENTITY)
        .add("leaky", new Operation.Identity("activation"), Activation.leakyRelu(0.2f))
        .add("one", random.convolution(5, 6, Window.of(1, 1, 0)), Activation.SIGMOID)
        .add(
            "three",
            random.convolution(5, 6, Window.of(3, 1, 1)),
            Activation.TANH,
            List.of("leaky"))
        .add("sum", new Operation.Addition(), Activation.IDENTITY, List.of("one", "three"))
        .add("both", new Operation.Concatenation(), Activation.IDENTITY, List.of("sum", "three"))
        .add("maxima", new Operation.MaxPooling(SAME, SAME), Activation.IDENTITY)
        .add("means", new Operation.AveragePooling(SAME, SAME, false), Activation.IDENTITY)
        .add("dropped", new Operation.Identity("dropout"), Activation.IDENTITY)
        .add("last", new Operation.MaxPooling(Window.of(2, 1, 0), two), Activation.IDENTITY)
        .add(
            "flat",
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
            Activation.IDENTITY)
        .add("dropped_too", new Operation.Identity("dropout"), Activation.IDENTITY)
        .add("hidden", random.dense(2 * 12, 7), Activation.RELU)
        .add("sums", random.dense(7, 4), Activation.IDENTITY)
        .add("answer", new Operation.Identity("activation"), Activation.SOFTMAX);
  }

  private static void assertClose(float[] ours, float[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5f));
    }
  }

  private static float[] probabilities(Network network, float[] input) {
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      Node last = network.output();
      return pass.maps(last).values().clone();
    }
  }
}
