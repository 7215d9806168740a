package org.filterscope.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.report.FineTunedModel;

/** Fine-tuning of the last layers on 500 photographs: the head beside the features, and again. */
final class FineTunes implements Section {

  private static final double MOST_OF_FEATURES = 0.05;
  private static final double MOST_OF_FIRST = 0.1;
  private static final double HELD_OUT = 0.2;

  @Override
  public void run(Options options, Report report) throws Exception {
    report.heading("Fine-tuning of the last layers on 500 photographs");
    if (!SharedFolder.exists()) {
      report.skipped("finetune", "needs the folder \"shared\" beside the project");
      return;
    }
    Path caches = Files.createTempDirectory("filterscope-bench");
    Model model = BuiltInModel.load(Golden.models());
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(caches)) {
      FineTuning tuning = new FineTuning(engine, model, new PictureReader(), cache);
      Samples first = new Samples();
      Samples second = new Samples();
      FineTunedModel[] tuned = new FineTunedModel[1];
      first.time(() -> tuned[0] = train(tuning));
      second.time(() -> train(tuning));
      report.line("  %-40s %8.2f s", "features", tuned[0].durations().features());
      report.line("  %-40s %8.2f s", "head", tuned[0].durations().training());
      report.share(
          "head over features",
          tuned[0].durations().training() / tuned[0].durations().features(),
          MOST_OF_FEATURES);
      report.seconds("first run", first);
      report.seconds("second run", second);
      report.share("second run over first", second.least() / first.least(), MOST_OF_FIRST);
    } finally {
      Photographs.remove(caches);
    }
  }

  private static FineTunedModel train(FineTuning tuning) {
    return tuning.train(
        new FineTuning.Task(
            SharedFolder.path("data/cats-and-dogs"),
            Optional.empty(),
            HELD_OUT,
            HeadKind.POOLED,
            UnfrozenLayers.NONE,
            false,
            1),
        TrainingListener.NONE,
        new Stop(),
        Cancellation.NEVER);
  }
}
