package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Activation;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** A class's score taken apart: by hand, and in real networks. */
class ContributionGraphTest {

  @Test
  void unitsBiasesAndScoreAreThoseComputedByHand() {
    // Red is 1, 2, 3, 4. Unit 0 is 2 red - 3: 0, 1, 3, 5 with the mean 2.25. Unit 1 is 2 - red:
    // 1, 0, 0, 0 with the mean 0.25.
    Picture picture = new Picture(2, 2, new int[] {red(1), red(2), red(3), red(4)});

    ContributionGraph first = graph(byHand(), picture, 0, 3, 4);
    ContributionGraph second = graph(byHand(), picture, 1, 3, 4);

    assertThat(first.score()).isCloseTo(3.25, within(1e-6));
    assertThat(first.nodes())
        .containsExactly(
            new ContributionGraph.Unit("classes", 0, 3.25),
            new ContributionGraph.Unit("units", 0, 2.25),
            new ContributionGraph.Unit("units", 1, 0.5));
    assertThat(first.edges())
        .containsExactly(
            new ContributionGraph.Edge(1, 0, 2.25), new ContributionGraph.Edge(2, 0, 0.5));
    assertThat(first.layers())
        .containsExactly(new ContributionGraph.Layer("units", 2.75, 2.75, 0.5, 0));
    // Unit 0 speaks against the other class: it counts in the sum but is not shown.
    assertThat(second.layers())
        .containsExactly(new ContributionGraph.Layer("units", -2.125, 0.125, 0, 0));
    assertThat(second.nodes()).hasSize(2);
  }

  @Test
  void layersOfVgg16AddUpToTheScore() {
    Picture cat = new Picture(224, 224, Golden.pixels("cat"));

    ContributionGraph graph = graph(Golden.builtIn(), cat, -1, 3, 4);

    assertThat(graph.layers().stream().map(ContributionGraph.Layer::name))
        .containsExactly("conv5_3", "conv5_2", "conv5_1");
    assertAddsUp(graph);
    assertThat(graph.nodes()).hasSize(13);
    assertThat(graph.edges()).hasSize(4 + 16 + 16);
  }

  @Test
  @NeedsShared
  void layersOfSqueezeNetsTrunkAddUpToTheScore() {
    Network network =
        NetworkFile.read(SharedFolder.path("data/weights/squeezenet1_1.h5")).network();
    Preparation preparation = PreparationPreset.TORCHVISION.preparation(network.input().width());
    Model model =
        new Model(
            "squeezenet", network, preparation, ClassLabels.imageNet().names(), 0, "squeezenet");

    ContributionGraph graph =
        graph(model, new Picture(224, 224, Golden.pixels("coffee")), -1, 3, 4);

    assertThat(graph.layers()).hasSize(3);
    assertThat(graph.layers().get(0).name()).isEqualTo("fire9_concat");
    assertAddsUp(graph);
  }

  @Test
  void aNetworkWithoutUnitsBeforeItsClassesIsAPlainProblem() {
    Network network =
        new Network.Builder("image", Shape.maps(3, 2, 2))
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .build();
    Model model =
        new Model("bare", network, preparation(), List.of("blue", "green", "red"), 0, "bare");

    assertThatThrownBy(() -> graph(model, new Picture(2, 2, new int[4]), 0, 3, 4))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("bare has no layer of units");
  }

  private static void assertAddsUp(ContributionGraph graph) {
    double score = graph.score();
    for (ContributionGraph.Layer layer : graph.layers()) {
      assertThat(layer.units() + layer.biases())
          .as(layer.name())
          .isCloseTo(score, within(0.01 * Math.abs(score)));
      assertThat(layer.rest()).isCloseTo(score - layer.units() - layer.biases(), within(1e-9));
    }
  }

  private static ContributionGraph graph(
      Model model, Picture picture, int target, int depth, int width) {
    OptionalInt of = target < 0 ? OptionalInt.empty() : OptionalInt.of(target);
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model);
        Inspection inspection =
            Answers.await(
                inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
      return ContributionGraph.of(inspection, of, depth, width, Cancellation.NEVER);
    }
  }

  private static int red(int level) {
    return 0xFF000000 | level << 16;
  }

  private static Model byHand() {
    Window one = Window.of(1, 1, 0);
    Operation convolution =
        new Operation.Convolution(
            Nd4j.createFromArray(2f, -1f, 0f, 0f, 0f, 0f).reshape('c', 1, 1, 3, 2),
            Nd4j.createFromArray(-3f, 2f),
            one,
            one);
    Operation dense =
        new Operation.Dense(
            Nd4j.createFromArray(1f, -1f, 2f, 0.5f).reshape('c', 2, 2),
            Nd4j.createFromArray(0.5f, 0f));
    Network network =
        new Network.Builder("image", Shape.maps(3, 2, 2))
            .add("units", convolution, Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", dense, Activation.SOFTMAX)
            .build();
    return new Model("by hand", network, preparation(), List.of("one", "other"), 0, "by hand");
  }

  private static Preparation preparation() {
    return new Preparation(
        2, 2, Preparation.ChannelOrder.RGB, 1, new float[3], new float[] {1, 1, 1});
  }
}
