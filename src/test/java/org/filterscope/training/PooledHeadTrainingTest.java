package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.file.HeadFile;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledHeadTrainingTest {

  @Test
  void aHeadOfTheBuiltInFormatIsTrained(@TempDir Path place) throws IOException {
    Path folder = place.resolve("folder");
    Drawn.folder(folder, 40);
    HeadFile.Head head;
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(place.resolve("caches"))) {
      head =
          new PooledHeadTraining(engine, pooled(engine, folder, cache), new PictureReader(), cache)
              .train(
                  LabelledFolder.of(folder),
                  TrainingListener.NONE,
                  PooledHeadTrainingTest::unexpected,
                  Cancellation.NEVER);
    }
    HeadFile.write(place.resolve("head.zip"), head);
    HeadFile.Head read = HeadFile.read(place.resolve("head.zip"));
    assertThat(read.weights()).isEqualTo(head.weights());
    assertThat(read.labels()).containsExactly("dots", "stripes");
    // Every fifth photograph of each class.
    assertThat(read.origin().get("validation").asInt()).isEqualTo(16);
    assertThat(read.origin().get("photographs").asInt()).isEqualTo(80);
    assertThat(read.origin().get("validationAccuracy").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void aPhotographThatCannotBeReadIsLeftOutByName(@TempDir Path place) throws IOException {
    Path folder = place.resolve("folder");
    Drawn.folder(folder, 10);
    Path broken = folder.resolve("dots/03.png");
    List<Path> named = new ArrayList<>();
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(place.resolve("caches"))) {
      Model model = pooled(engine, folder, cache);
      Files.writeString(broken, "no photograph");
      HeadFile.Head head =
          new PooledHeadTraining(engine, model, new PictureReader(), cache)
              .train(
                  LabelledFolder.of(folder),
                  TrainingListener.NONE,
                  skipped -> named.add(skipped.file()),
                  Cancellation.NEVER);

      assertThat(head.labels()).containsExactly("dots", "stripes");
      assertThat(head.origin().get("photographs").asInt())
          .isEqualTo(LabelledFolder.of(folder).photographs().size() - 1);
    }
    assertThat(named).containsExactly(broken);
  }

  @Test
  void aClassOfWhichNothingCanBeReadIsLeftOut(@TempDir Path place) throws IOException {
    Path folder = place.resolve("folder");
    Drawn.folder(folder, 10);
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(place.resolve("caches"))) {
      Model model = pooled(engine, folder, cache);
      Files.createDirectory(folder.resolve("clouds"));
      Files.writeString(folder.resolve("clouds/1.png"), "no photograph");
      HeadFile.Head head =
          new PooledHeadTraining(engine, model, new PictureReader(), cache)
              .train(
                  LabelledFolder.of(folder),
                  TrainingListener.NONE,
                  skipped -> {},
                  Cancellation.NEVER);

      assertThat(head.labels()).containsExactly("dots", "stripes");
    }
  }

  private static void unexpected(SkippedPhotograph skipped) {
    throw skipped.reason();
  }

  /** The small model with a head like the built-in one's. */
  private static Model pooled(Engine engine, Path folder, FeatureCache cache) {
    Model small = SmallModel.create();
    FineTuning.Task task =
        new FineTuning.Task(
            folder, Optional.empty(), 0.2, HeadKind.POOLED, UnfrozenLayers.NONE, false, 1);
    return new Model(
        "pooled",
        new FineTuning(engine, small, new PictureReader(), cache)
            .train(task, TrainingListener.NONE, new Stop(), Cancellation.NEVER)
            .learned()
            .network(),
        small.preparation(),
        small.labels(),
        0,
        "pooled");
  }
}
