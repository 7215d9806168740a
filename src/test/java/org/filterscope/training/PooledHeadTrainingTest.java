package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.file.HeadFile;
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
              .train(LabelledFolder.of(folder), TrainingListener.NONE, Cancellation.NEVER);
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
