package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Stop;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Heads on a network's own dense layers, on VGG16's layout at a sixteenth of its widths. */
class DenseLayersTest {

  @TempDir private Path place;
  private final PictureReader pictures = new PictureReader();
  private final Engine engine = new Engine();
  private Model model = tiny();
  private FeatureCache cache;

  @BeforeEach
  void draw() throws IOException {
    Drawn.folder(place.resolve("folder"), 12);
    cache = FeatureCache.open(place.resolve("caches"));
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  private static Model tiny() {
    List<String> labels = IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList();
    Network network = NetworkFile.read(Golden.tinyVgg16()).network();
    return new Model("tiny", network, Preparation.kerasVgg(), labels, 0, "tiny, 1000 classes");
  }

  @Test
  void onTheLastDenseLayerOnlyTheClassesAreReplaced() throws IOException {
    FineTunedModel tuned = train(HeadKind.LAST, UnfrozenLayers.NONE);
    assertThat(dense(tuned.learned().network())).containsExactly("fc1", "fc2", "classes");
    assertThat(weights(tuned.learned().network(), "fc2"))
        .isEqualTo(weights(model.network(), "fc2"));
    assertAnswersAlike(tuned);
  }

  @Test
  void onTheFirstDenseLayerTheOthersAreReplaced() throws IOException {
    FineTunedModel tuned = train(HeadKind.FIRST, UnfrozenLayers.NONE);
    assertThat(dense(tuned.learned().network())).containsExactly("fc1", "classes");
    assertAnswersAlike(tuned);
  }

  @Test
  void theLastDenseLayerLearnsAndNothingBelowIt() throws IOException {
    FineTunedModel tuned = train(HeadKind.LAST, UnfrozenLayers.DENSE);
    assertThat(tuned.settings().blockEpochs()).isPositive();
    assertThat(weights(tuned.learned().network(), "fc2"))
        .isNotEqualTo(weights(model.network(), "fc2"));
    assertThat(weights(tuned.learned().network(), "fc1"))
        .isEqualTo(weights(model.network(), "fc1"));
    assertThat(tuned.learned().changed()).isEmpty();
    assertAnswersAlike(tuned);
  }

  @Test
  void whatWasFineTunedOnItsDenseLayersCanBeSoAgain() {
    Network tuned = train(HeadKind.LAST, UnfrozenLayers.NONE).learned().network();
    assertThat(HeadKind.hiddenLayers(tuned)).extracting(Node::name).containsExactly("fc1", "fc2");
    model = new Model("again", tuned, model.preparation(), List.of("dots", "stripes"), 0, "again");
    assertThat(dense(train(HeadKind.LAST, UnfrozenLayers.NONE).learned().network()))
        .containsExactly("fc1", "fc2", "classes");
  }

  @Test
  void theBlockBelowLearnsOnlyUnderAHeadOnMaps() {
    assertRefused(HeadKind.LAST, UnfrozenLayers.BLOCK5, "training.block-head");
    assertRefused(HeadKind.POOLED, UnfrozenLayers.DENSE, "training.dense-head");
  }

  @Test
  void aNetworkWithoutHiddenDenseLayersSaysSo() {
    model = SmallModel.create();
    assertRefused(HeadKind.LAST, UnfrozenLayers.NONE, "training.no-hidden");
    assertThat(HeadKind.of(Optional.of(model.network())))
        .containsExactly(HeadKind.POOLED, HeadKind.FLAT, HeadKind.DENSE);
    assertThat(UnfrozenLayers.of(Optional.of(model.network())))
        .containsExactly(UnfrozenLayers.NONE, UnfrozenLayers.BLOCK5);
    assertThat(HeadKind.of(Optional.of(tiny().network()))).contains(HeadKind.LAST, HeadKind.FIRST);
    assertThat(UnfrozenLayers.of(Optional.of(tiny().network()))).contains(UnfrozenLayers.DENSE);
  }

  @Test
  void aLayerThatCannotBeSavedIsNamedBeforeAnythingIsComputed() {
    Model small = SmallModel.create();
    String first = small.network().layers().get(0).name();
    model =
        new Model(
            "gelu",
            small.network().withActivations(Map.of(first, Activation.GELU)),
            small.preparation(),
            small.labels(),
            0,
            "gelu");
    assertRefused(HeadKind.POOLED, UnfrozenLayers.NONE, "training.not-written");
  }

  private void assertRefused(HeadKind head, UnfrozenLayers unfreeze, String key) {
    assertThatThrownBy(() -> train(head, unfreeze))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  private FineTunedModel train(HeadKind head, UnfrozenLayers unfreeze) {
    return new FineTuning(engine, model, pictures, cache)
        .train(
            new FineTuning.Task(
                place.resolve("folder"), Optional.empty(), 0.2, head, unfreeze, false, 1),
            TrainingListener.NONE,
            new Stop(),
            Cancellation.NEVER);
  }

  private static List<String> dense(Network network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Dense)
        .map(Node::name)
        .toList();
  }

  private static INDArray weights(Network network, String layer) {
    return ((Operation.Dense) network.find(layer).orElseThrow().operation()).weights();
  }

  /** The written file in plain DL4J answers as the report says. */
  private void assertAnswersAlike(FineTunedModel tuned) throws IOException {
    Path file = place.resolve("model.zip");
    tuned.write(file);
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    Preparation preparation = tuned.learned().preparation();
    int side = preparation.side();
    assertThat(tuned.measured().heldOut().answers()).isNotEmpty();
    for (Prediction answer : tuned.measured().heldOut().answers()) {
      float[] input =
          preparation.apply(preparation.framed(pictures, answer.image()).pixels().argb());
      INDArray image =
          Nd4j.createFromArray(input).reshape('c', 1, side, side, 3).permute(0, 3, 1, 2).dup('c');
      float[] probabilities = graph.outputSingle(image).toFloatVector();
      assertThat(probabilities[answer.answer()]).isCloseTo(answer.probability(), within(1e-5f));
    }
    NetworkMemory.free(graph);
  }
}
