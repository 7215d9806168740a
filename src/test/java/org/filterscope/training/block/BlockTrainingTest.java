package org.filterscope.training.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Stop;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.FineTuning;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.TrainedHead;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.KernelChange;
import org.filterscope.training.report.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Drawn stripes and dots, through a small network; once through the real one. */
class BlockTrainingTest {
  private static final int EACH = 20;

  @TempDir private Path place;
  private final PictureReader pictures = new PictureReader();
  private final Engine engine = new Engine();
  private Model model = SmallModel.create();
  private Path folder;
  private FeatureCache cache;

  @BeforeEach
  void draw() throws IOException {
    folder = place.resolve("folder");
    Drawn.folder(folder, EACH);
    cache = FeatureCache.open(place.resolve("caches"));
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  @Test
  void theBlockLearnsAndNothingBelowIt() {
    FineTunedModel tuned = train();
    assertThat(tuned.settings().blockEpochs()).isPositive();
    assertThat(tuned.learned().changed())
        .isNotEmpty()
        .allMatch(unit -> unit.layer().startsWith("conv3"))
        .isSortedAccordingTo(Comparator.comparingDouble(unit -> -unit.change()));
    Model after =
        new Model(
            "tuned",
            tuned.learned().network(),
            model.preparation(),
            tuned.learned().classes(),
            0,
            "tuned");
    assertThat(KernelChange.between(model, after)).startsWith(tuned.learned().changed().get(0));
    for (Node before : model.network().nodes()) {
      if (before.operation() instanceof Operation.Convolution old) {
        boolean isSame = old.kernels().equalsWithEps(kernels(tuned, before.name()), 0);
        assertThat(isSame).as(before.name()).isEqualTo(!before.name().startsWith("conv3"));
      }
    }
  }

  @Test
  void theSavedFileAnswersInPlainDl4jAsTheReportSays() throws IOException {
    assertAnswersAlike(train());
  }

  @Test
  void theRealNetworksLastBlockLearnsToo() throws IOException {
    model = BuiltInModel.load(Golden.models());
    folder = place.resolve("few");
    Drawn.folder(folder, 6);
    List<Epoch> points = new ArrayList<>();
    Stop stop = new Stop();
    FineTunedModel tuned =
        train(
            stop,
            point -> {
              points.add(point);
              if (point.stage() == Epoch.Stage.BLOCK && point.number() == 1) {
                stop.request();
              }
            },
            Cancellation.NEVER);
    assertThat(points).filteredOn(point -> point.stage() == Epoch.Stage.BLOCK).hasSize(1);
    assertAnswersAlike(tuned);
  }

  @Test
  void theSameSeedGivesTheSameWeightsToTheLastBit() {
    FineTunedModel one = train();
    Nd4j.rand(7, 7);
    assertSame(train(), one);
  }

  @Test
  void whatIsHeldOutChangesNoWeight() throws IOException {
    FineTunedModel before = train();
    for (String name : before.photographs().split().heldOut()) {
      Drawn.write(folder.resolve(name), Drawn.noise(name.hashCode()));
    }
    FineTunedModel after = train();
    assertThat(after.photographs().split()).isEqualTo(before.photographs().split());
    assertThat(after.measured().heldOut().answers())
        .isNotEqualTo(before.measured().heldOut().answers());
    assertSame(after, before);
  }

  @Test
  void whatWasInterruptedGoesOnToTheSameEnd() throws IOException {
    FineTunedModel undisturbed = train();
    List<Integer> epochs = new ArrayList<>();
    for (int last = 1; last <= 2; last++) {
      int end = last;
      Cancellation cancellation = new Cancellation();
      Consumer<Epoch> curve =
          point -> {
            if (point.stage() == Epoch.Stage.BLOCK) {
              epochs.add(point.number());
              if (point.number() > end) {
                cancellation.cancel();
              }
            }
          };
      assertThatThrownBy(() -> train(new Stop(), curve, cancellation))
          .isInstanceOf(Cancelled.class);
      assertThat(checkpoints()).hasSize(1);
    }
    FineTunedModel resumed = train();
    assertThat(epochs).containsExactly(1, 2, 3);
    assertThat(checkpoints()).isEmpty();
    assertSame(resumed, undisturbed);
  }

  /** So that a bar over all steps does not jump. */
  @Test
  void whatWasInterruptedCountsFromNothingToWhatIsLeft() {
    Cancellation cancellation = new Cancellation();
    Counted first = new Counted(cancellation::cancel);
    assertThatThrownBy(() -> train(new Stop(), first, cancellation)).isInstanceOf(Cancelled.class);
    Counted resumed = new Counted(() -> {});
    train(new Stop(), resumed, Cancellation.NEVER);

    assertThat(first.remaining).isEmpty();
    assertThat(resumed.done.get(0)).isZero();
    assertThat(resumed.total).isPositive().isLessThan(first.total);
    assertThat(resumed.remaining).containsExactly((double) resumed.total / first.total);
  }

  @Test
  void aDamagedCheckpointIsNotTrusted() throws IOException {
    FineTunedModel undisturbed = train();
    Cancellation cancellation = new Cancellation();
    Consumer<Epoch> curve =
        point -> {
          if (point.stage() == Epoch.Stage.BLOCK && point.number() == 2) {
            cancellation.cancel();
          }
        };
    assertThatThrownBy(() -> train(new Stop(), curve, cancellation)).isInstanceOf(Cancelled.class);
    Path file = checkpoints().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertSame(train(), undisturbed);
  }

  @Test
  void aStoppedTrainingKeepsTheBestSoFar() {
    Stop stop = new Stop();
    FineTunedModel tuned =
        train(
            stop,
            point -> {
              if (point.stage() == Epoch.Stage.BLOCK && point.number() == 1) {
                stop.request();
              }
            },
            Cancellation.NEVER);
    assertThat(tuned.settings().isStopped()).isTrue();
    assertThat(tuned.settings().blockEpochs()).isLessThanOrEqualTo(1);
    assertThat(tuned.measured().heldOut().images())
        .isEqualTo(tuned.photographs().split().heldOut().size());
  }

  @Test
  void aStepLowersTheLossAsMuchAsItsGradientSays() {
    double rate = 1e-3;
    Network top = top();
    try (BlockGraph graph = new BlockGraph(top, new Nesterovs(rate, 0))) {
      RandomNetworks random = RandomNetworks.ofSeed(8);
      List<float[]> maps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        maps.add(random.numbers(top.input().size(), 1));
      }
      int[] labels = {0, 1, 1, 0};
      INDArray before = graph.state().parameters();
      double loss = graph.learn(maps, labels);
      INDArray step = graph.state().parameters().sub(before);
      double after = graph.learn(maps, labels);
      double squares = step.norm2Number().doubleValue() * step.norm2Number().doubleValue();
      // To first order the loss falls by the rate times the gradient's square.
      assertThat(loss - after).isCloseTo(squares / rate, within(0.1 * squares / rate));
    }
  }

  @Test
  void theBlockIsFoundByTheGraphAndNotByNames() {
    LastBlock ofVgg =
        LastBlock.convolutions(BuiltInModel.load(Golden.models()).network(), "built in");
    assertThat(ofVgg.below().name()).isEqualTo("pool4");
    assertThat(ofVgg.learning()).hasSize(3);
    LastBlock ofSmall = LastBlock.convolutions(model.network(), "small");
    assertThat(ofSmall.below().name()).isEqualTo("pool2");
    assertThat(ofSmall.learning()).extracting(Node::name).containsExactly("conv3_1", "conv3_2");
  }

  @Test
  void aNetworkWithoutPoolingHasNoLastBlock() {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    Network network =
        new Network.Builder("image", Shape.maps(3, 8, 8))
            .add("conv", random.convolution(3, 4, Window.of(3, 1, 1)), Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", random.dense(4, 2), Activation.SOFTMAX)
            .build();
    assertThatThrownBy(() -> LastBlock.convolutions(network, "flat"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.key()).isEqualTo("training.no-block"));
  }

  private Network top() {
    RandomNetworks random = RandomNetworks.ofSeed(4);
    Operation.Dense dense = random.dense(5 * 16, 2);
    TrainedHead head =
        new TrainedHead(List.of(new TrainedHead.Layer(dense.weights(), dense.bias())));
    return LastBlock.convolutions(model.network(), "small").with(HeadKind.POOLED, head);
  }

  private FineTunedModel train() {
    return train(new Stop(), epoch -> {}, Cancellation.NEVER);
  }

  /** What a listener is told of the block. */
  private static final class Counted implements TrainingListener {
    private final Runnable secondEpoch;
    private final List<Long> done = new ArrayList<>();
    private final List<Double> remaining = new ArrayList<>();
    private long total;

    Counted(Runnable secondEpoch) {
      this.secondEpoch = secondEpoch;
    }

    @Override
    public void step(TrainingStep step, long soFar, long all, String detail) {
      if (step == TrainingStep.TRAINING_BLOCK) {
        done.add(soFar);
        total = all;
      }
    }

    @Override
    public void remains(TrainingStep step, double share) {
      if (step == TrainingStep.TRAINING_BLOCK) {
        remaining.add(share);
      }
    }

    @Override
    public void epoch(Epoch epoch) {
      if (epoch.stage() == Epoch.Stage.BLOCK && epoch.number() == 2) {
        secondEpoch.run();
      }
    }
  }

  private FineTunedModel train(Stop stop, Consumer<Epoch> curve, Cancellation cancellation) {
    return train(stop, TrainingListener.ofEpochs(curve), cancellation);
  }

  private FineTunedModel train(Stop stop, TrainingListener listener, Cancellation cancellation) {
    return new FineTuning(engine, model, pictures, cache)
        .train(
            new FineTuning.Task(
                folder, Optional.empty(), 0.2, HeadKind.POOLED, UnfrozenLayers.BLOCK5, false, 1),
            listener,
            stop,
            cancellation);
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(cache.file().getParent())) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
    }
  }

  private void assertAnswersAlike(FineTunedModel tuned) throws IOException {
    Path file = place.resolve("model.zip");
    tuned.write(file);
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    Preparation preparation = tuned.learned().preparation();
    int side = preparation.side();
    for (Prediction answer : tuned.measured().heldOut().answers()) {
      var picture = pictures.read(answer.image());
      float[] input =
          preparation.apply(preparation.cut(picture, preparation.framing(picture)).argb());
      INDArray image =
          Nd4j.createFromArray(input).reshape('c', 1, side, side, 3).permute(0, 3, 1, 2).dup('c');
      float[] probabilities = graph.outputSingle(image).toFloatVector();
      assertThat(probabilities[answer.answer()]).isCloseTo(answer.probability(), within(1e-5f));
    }
    NetworkMemory.free(graph);
    Network read = ModelFile.read(file).model().network();
    for (Node node : LastBlock.convolutions(model.network(), model.name()).learning()) {
      Operation.Convolution saved =
          (Operation.Convolution) read.find(node.name()).orElseThrow().operation();
      assertThat(saved.kernels()).isEqualTo(kernels(tuned, node.name()));
    }
  }

  private static void assertSame(FineTunedModel one, FineTunedModel other) {
    assertThat(one.settings()).isEqualTo(other.settings());
    assertThat(one.learned().temperature()).isEqualTo(other.learned().temperature());
    assertThat(one.learned().certainty()).isEqualTo(other.learned().certainty());
    for (Node node : one.learned().network().nodes()) {
      if (node.operation() instanceof Operation.Convolution convolution) {
        assertThat(convolution.kernels().data().asFloat())
            .isEqualTo(kernels(other, node.name()).data().asFloat());
      } else if (node.operation() instanceof Operation.Dense dense) {
        Operation.Dense same =
            (Operation.Dense) other.learned().network().find(node.name()).orElseThrow().operation();
        assertThat(dense.weights().toFloatMatrix()).isDeepEqualTo(same.weights().toFloatMatrix());
      }
    }
  }

  private static INDArray kernels(FineTunedModel tuned, String name) {
    return ((Operation.Convolution) tuned.learned().network().find(name).orElseThrow().operation())
        .kernels();
  }
}
