package org.filterscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.Occlusion;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;

/** Explanations of an answer: what they cost, and how they stand the tests that are put to them. */
final class Explanations implements Section {

  private static final int PASSES = 20;
  private static final double MOST_OF_PASSES = 0.4;

  @Override
  public void run(Options options, Report report) throws Exception {
    Model model = Golden.builtIn();
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      Picture picture = new Picture(224, 224, Golden.pixels("cat"));
      try (Inspection inspection =
          Answers.await(
              inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
        cover(inspection, inspector, report);
      }
      if (SharedFolder.exists()) {
        Path folder = SharedFolder.path("data/imagenette/val");
        SwitchedOffUnits.run(inspector, Photographs.spread(folder, options.images()), report);
        RandomLayers.run(inspector, Photographs.spread(folder, options.images() / 5), report);
      } else {
        report.skipped("contributions", "there is no folder shared");
      }
    }
  }

  /** All four parts of figure 7 beside as many forward passes, in the processors' time. */
  private static void cover(Inspection inspection, Inspector inspector, Report report) {
    report.heading("13 x 13 positions of a square, beside a forward pass for each");
    Model model = inspection.model();
    Occlusion occlusion =
        new Occlusion(
            CoverGrid.over(model.network().input(), 32, 16),
            model.preparation().meanColour(),
            inspection.layer("conv5_3"),
            OptionalInt.empty(),
            OptionalInt.empty());
    int[] argb = inspection.input().argb();
    double passes = 0;
    double covering = 0;
    for (int round = -1; round < 2; round++) {
      double start = processorSeconds();
      for (int i = 0; i < PASSES; i++) {
        Answers.await(inspector.classify(argb, Cancellation.NEVER));
      }
      double between = processorSeconds();
      OcclusionMaps maps =
          occlusion.cover(inspection, one -> {}, Progress.NONE, Cancellation.NEVER);
      Answers.await(
          inspection.project(
              maps.layer(),
              maps.channel(),
              new Seed.WholeMap(),
              Mode.DECONVNET,
              Cancellation.NEVER));
      double end = processorSeconds();
      passes = between - start;
      covering = end - between;
    }
    report.line("  %-40s %8.4f s of the processors", "a forward pass", passes / PASSES);
    report.line("  %-40s %8.4f s of the processors", "covering", covering);
    report.share("of 169 forward passes", covering / (passes / PASSES * 169), MOST_OF_PASSES);
  }

  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
