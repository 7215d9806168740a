package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Preparation;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Finding;
import org.filterscope.training.data.HeldOutSet;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Drawn stripes and dots, through the real network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FineTuningTest {
  private static final int EACH = 10;

  private final PictureReader pictures = new PictureReader();
  private Model real;
  private Model model;
  private Path folder;
  private FeatureCache cache;
  private Engine engine;

  @BeforeAll
  void load() {
    real = BuiltInModel.load(Golden.models());
  }

  @BeforeEach
  void draw(@TempDir Path place) throws IOException {
    model = real;
    folder = Files.createDirectory(place.resolve("图 folder"));
    Drawn.folder(folder, EACH);
    cache = FeatureCache.open(place.resolve("caches"));
    engine = new Engine();
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  @Test
  void theSavedFileAnswersInPlainDl4jAsTheReportSays(@TempDir Path place) throws IOException {
    Path file = place.resolve("model.zip");
    FineTunedModel tuned = train();
    tuned.write(file);

    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    assertThat(tuned.measured().heldOut().answers()).hasSizeGreaterThan(1);
    for (Prediction answer : tuned.measured().heldOut().answers()) {
      Preparation preparation = tuned.learned().preparation();
      var picture = pictures.read(answer.image());
      float[] input =
          preparation.apply(preparation.cut(picture, preparation.framing(picture)).argb());
      INDArray image =
          Nd4j.createFromArray(input).reshape('c', 1, 224, 224, 3).permute(0, 3, 1, 2).dup('c');
      float[] probabilities = graph.outputSingle(image).toFloatVector();
      assertThat(probabilities[answer.answer()]).isCloseTo(answer.probability(), within(1e-5f));
    }
    NetworkMemory.free(graph);
    ModelFile.Opened opened = ModelFile.read(file);
    assertThat(opened.model().labels()).containsExactly("dots", "stripes");
    assertThat(opened.report().at("/heldOut/photographs").asInt())
        .isEqualTo(tuned.measured().heldOut().images());
    assertThat(opened.report().at("/split/heldOut")).hasSize(tuned.measured().heldOut().images());
    HeldOutSet part = HeldOutSet.of(folder, LabelledFolder.of(folder), opened.report());
    assertThat(part.photographs().photographs())
        .extracting(LabelledFolder.Photograph::file)
        .containsExactlyInAnyOrderElementsOf(
            tuned.measured().heldOut().answers().stream().map(Prediction::image).toList());
    assertThat(opened.report().at("/split/learned"))
        .hasSize(tuned.photographs().training() + tuned.photographs().validation());
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
    assertThat(after.learned().temperature()).isEqualTo(before.learned().temperature());
    assertThat(after.learned().certainty()).isEqualTo(before.learned().certainty());
    assertThat(after.learned().network().output().operation().toString())
        .isEqualTo(before.learned().network().output().operation().toString());
    assertThat(weights(after)).isDeepEqualTo(weights(before));
  }

  @Test
  void flipsDoubleWhatIsLearnedFromAndNothingElse() throws IOException {
    model = SmallModel.create();
    FineTunedModel plain = train();
    FineTunedModel mirrored = train(true, new Stop(), epoch -> {});
    assertThat(mirrored.photographs().split()).isEqualTo(plain.photographs().split());
    assertThat(weights(mirrored)).isNotEqualTo(weights(plain));

    // Of photographs that are their own mirror images, the other half says nothing new.
    for (int i = 0; i < EACH; i++) {
      Drawn.write(folder.resolve("stripes/" + i + ".png"), Drawn.symmetric(Drawn.stripes(i)));
      Drawn.write(folder.resolve("dots/" + i + ".png"), Drawn.symmetric(Drawn.dots(i)));
    }
    assertThat(train(true, new Stop(), epoch -> {}).measured().heldOut().answers())
        .extracting(Prediction::answer)
        .isEqualTo(
            train().measured().heldOut().answers().stream().map(Prediction::answer).toList());
  }

  @Test
  void aStoppedTrainingIsJudgedAsAnyOther() {
    model = SmallModel.create();
    Stop stop = new Stop();
    List<Epoch> points = new ArrayList<>();
    FineTunedModel tuned =
        train(
            false,
            stop,
            point -> {
              points.add(point);
              if (point.number() == 3) {
                stop.request();
              }
            });
    assertThat(points).hasSize(3);
    assertThat(tuned.settings().epochs()).isEqualTo(3);
    assertThat(tuned.settings().isStopped()).isTrue();
    assertThat(tuned.measured().heldOut().images())
        .isEqualTo(tuned.photographs().split().heldOut().size());
  }

  @Test
  void beforeThereIsAnythingToKeepStopCancels() {
    Stop stop = new Stop();
    stop.request();
    assertThatThrownBy(() -> train(false, stop, epoch -> {})).isInstanceOf(Cancelled.class);
  }

  @Test
  void whatIsWrongWithAFolderIsFoundAndTakenCareOf() throws IOException {
    Files.writeString(folder.resolve("dots/text.jpg"), "no picture");
    Files.copy(folder.resolve("dots/1.png"), folder.resolve("dots/copy.png"));
    Drawn.write(folder.resolve("stripes/both.png"), Drawn.noise(5));
    Files.copy(folder.resolve("stripes/both.png"), folder.resolve("dots/both.png"));
    Drawn.write(folder.resolve("few/1.png"), Drawn.noise(1));
    Drawn.write(folder.resolve("few/2.png"), Drawn.noise(2));

    CheckedFolder checked =
        CheckedFolder.of(
            folder, pictures, model.preparation(), cache, Progress.NONE, Cancellation.NEVER);

    assertThat(checked.classes()).containsExactly("dots", "stripes");
    assertThat(checked.samples()).hasSize(2 * EACH);
    assertThat(checked.findings().stream().map(Finding::kind).collect(Collectors.toSet()))
        .contains(
            Finding.Kind.UNREADABLE,
            Finding.Kind.COPIED,
            Finding.Kind.IN_TWO_CLASSES,
            Finding.Kind.TOO_FEW,
            Finding.Kind.FEW);
    assertThat(checked.unread())
        .singleElement()
        .satisfies(skipped -> assertThat(skipped.reason()).hasMessageContaining("text.jpg"));
  }

  @Test
  void oneClassAloneCannotBeLearned() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("dots"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(this::train)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.key()).isEqualTo("training.too-few-classes"));
  }

  @Test
  void onePhotographAClassIsTooFew(@TempDir Path sparse) throws IOException {
    for (int i = 0; i < 4; i++) {
      Drawn.write(sparse.resolve("class " + i + "/only.png"), Drawn.noise(i));
    }
    folder = sparse;
    assertThatThrownBy(this::train)
        .isInstanceOf(Problem.class)
        .hasMessageContaining("no class")
        .hasMessageContaining("Add photographs");
  }

  @Test
  void photographsLikeHeldOutOnesAreNotLearnedFrom(@TempDir Path other) throws IOException {
    for (String name : List.of("stripes/3.png", "dots/4.png")) {
      Files.createDirectories(other.resolve(name).getParent());
      Files.copy(folder.resolve(name), other.resolve(name));
    }
    FineTunedModel tuned =
        new FineTuning(engine, model, pictures, cache)
            .train(
                new FineTuning.Task(
                    folder,
                    Optional.of(other),
                    0.2,
                    HeadKind.POOLED,
                    UnfrozenLayers.NONE,
                    false,
                    1),
                TrainingListener.NONE,
                new Stop(),
                Cancellation.NEVER);
    assertThat(tuned.photographs().split().heldOut())
        .containsExactlyInAnyOrder("stripes/3.png", "dots/4.png");
    assertThat(tuned.photographs().split().training())
        .doesNotContain("stripes/3.png", "dots/4.png");
    assertThat(tuned.photographs().split().validation())
        .doesNotContain("stripes/3.png", "dots/4.png");
    assertThat(tuned.photographs().findings())
        .anyMatch(f -> f.kind() == Finding.Kind.ON_BOTH_SIDES);
  }

  private FineTunedModel train() {
    return train(false, new Stop(), epoch -> {});
  }

  private FineTunedModel train(boolean flips, Stop stop, Consumer<Epoch> curve) {
    return new FineTuning(engine, model, pictures, cache)
        .train(
            new FineTuning.Task(
                folder, Optional.empty(), 0.2, HeadKind.POOLED, UnfrozenLayers.NONE, flips, 1),
            TrainingListener.ofEpochs(curve),
            stop,
            Cancellation.NEVER);
  }

  private static float[][] weights(FineTunedModel tuned) {
    return ((org.filterscope.network.Operation.Dense)
            tuned.learned().network().output().operation())
        .weights()
        .toFloatMatrix();
  }
}
