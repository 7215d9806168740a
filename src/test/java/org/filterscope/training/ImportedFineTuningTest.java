package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
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

/** Fine-tunes an imported network with branches and no dense layer on cats and dogs. */
@NeedsShared
class ImportedFineTuningTest {
  private static final int EACH = 20;

  @TempDir Path place;

  private final PictureReader pictures = new PictureReader();
  private Model model;
  private Path folder;
  private FeatureCache cache;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    model =
        new Model(
            "squeezenet",
            NetworkFile.read(SharedFolder.path("data/weights/squeezenet1_1.h5")).network(),
            PreparationPreset.TORCHVISION.preparation(224),
            IntStream.range(0, 1000).mapToObj(Integer::toString).toList(),
            0,
            "squeezenet");
    folder = Files.createDirectory(place.resolve("pets"));
    for (String kind : List.of("cat", "dog")) {
      Path class_ = Files.createDirectory(folder.resolve(kind));
      try (Stream<Path> all = Files.list(SharedFolder.path("data/cats-and-dogs/" + kind))) {
        for (Path photograph : all.sorted().limit(EACH).toList()) {
          Files.copy(photograph, class_.resolve(photograph.getFileName()));
        }
      }
    }
    cache = FeatureCache.open(place.resolve("caches"));
    engine = new Engine();
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  @Test
  void aHeadReadsTheMapsBelowTheClasses() {
    assertThat(HeadKind.lastMaps(model.network()).name()).isEqualTo("fire9_concat");
  }

  @Test
  void theSavedFileAnswersInPlainDl4jAsTheReportSays() throws IOException {
    FineTunedModel tuned = train(UnfrozenLayers.NONE);
    assertThat(tuned.measured().heldOut().accuracy()).isGreaterThan(0.7);
    assertAnswersInPlainDl4j(tuned);
  }

  @Test
  void itsLastBlockOfBranchesLearnsToo() throws IOException {
    FineTunedModel tuned = train(UnfrozenLayers.BLOCK5);
    assertThat(tuned.measured().heldOut().accuracy()).isGreaterThan(0.7);
    assertAnswersInPlainDl4j(tuned);
  }

  private void assertAnswersInPlainDl4j(FineTunedModel tuned) throws IOException {
    Path file = place.resolve("pets.zip");
    tuned.write(file);
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    assertThat(tuned.measured().heldOut().answers()).hasSizeGreaterThan(4);
    for (Prediction answer : tuned.measured().heldOut().answers()) {
      float[] input =
          tuned
              .learned()
              .preparation()
              .apply(
                  tuned.learned().preparation().framed(pictures, answer.image()).pixels().argb());
      INDArray image = Nd4j.createFromArray(input).reshape('c', 1, 224, 224, 3);
      float[] theirs = graph.outputSingle(image.permute(0, 3, 1, 2).dup('c')).toFloatVector();
      assertThat(theirs[answer.answer()]).isCloseTo(answer.probability(), within(1e-4f));
    }
    NetworkMemory.free(graph);
    assertThat(ModelFile.read(file).model().labels()).containsExactly("cat", "dog");
  }

  private FineTunedModel train(UnfrozenLayers unfreeze) {
    return new FineTuning(engine, model, pictures, cache)
        .train(
            new FineTuning.Task(
                folder, Optional.empty(), 0.25, HeadKind.POOLED, unfreeze, false, 1),
            TrainingListener.NONE,
            new Stop(),
            Cancellation.NEVER);
  }
}
