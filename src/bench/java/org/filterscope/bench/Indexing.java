package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.IndexingResult;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;

/** An index beside libtorch's plain passes in eights: photographs a second, and memory. */
final class Indexing implements Section {

  private static final int AT_ONCE = 8;
  private static final int WARM_UP = 8;
  private static final int SMALL = 300;
  private static final int MANY = 3000;
  private static final int LARGE = 100;
  private static final double SLOWEST = 1 / 0.9;
  private static final double MOST_GROWTH_MB = 100;
  private static final int CLICKS = 12;
  private static final long BETWEEN_CLICKS_MILLIS = 300;
  private static final double LONGEST_ANSWER = 1;
  private static final String LAYER = "conv4_3";
  private static final int CHANNEL = 100;

  @Override
  public void run(Options options, Report report) throws Exception {
    report.heading("An index of all layers, beside libtorch's plain passes in eights");
    if (!SharedFolder.exists()) {
      report.skipped("index", "needs the folder \"shared\" beside the project");
      return;
    }
    try (Photographs photographs = Photographs.open()) {
      Path folder = photographs.folder();
      throughput(options, report, photographs, folder);
      clicks(report, photographs.copies("clicks", CLICKS * 3), folder);
      if (options.images() >= MANY) {
        memory(report, photographs.copies("many", MANY), folder);
      } else {
        report.skipped("memory from 300 to 3,000 images", "asked for with -Dbench.images=3000");
      }
    }
  }

  /** The peer's turns come before, between and after ours. */
  private static void throughput(
      Options options, Report report, Photographs photographs, Path folder) throws IOException {
    Path small = photographs.copies("small", Math.min(SMALL, options.images()));
    Path large = photographs.large("large", Math.min(LARGE, options.images()));
    collect(photographs.copies("warm", WARM_UP), folder, IndexingListener.NONE);
    float[] input = Base.channelsFirst(Base.input(AT_ONCE));
    Samples peer = new Samples();
    IndexingResult ofSmall;
    IndexingResult ofLarge;
    try (Libtorch libtorch = new Libtorch(Base.network(), input, AT_ONCE, options.threads())) {
      libtorch.run();
      turns(libtorch, peer, options);
      ofSmall = collect(small, folder, IndexingListener.NONE);
      turns(libtorch, peer, options);
      ofLarge = collect(large, folder, IndexingListener.NONE);
      turns(libtorch, peer, options);
    }
    double libtorch = AT_ONCE / peer.median();
    report.line("  %-40s %8.2f a second", "libtorch, plain, eight at once", libtorch);
    beside(report, "224-pixel JPEGs", libtorch, ofSmall);
    beside(report, "12-megapixel JPEGs", libtorch, ofLarge);
  }

  private static void turns(Libtorch libtorch, Samples samples, Options options) {
    for (int round = 0; round < Math.max(1, options.rounds() / 3); round++) {
      samples.time(libtorch::run);
    }
  }

  private static void beside(
      Report report, String what, double libtorch, IndexingResult collected) {
    report.line(
        "  %-40s %8.2f a second, of %d", what, collected.photographsPerSecond(), collected.added());
    report.share(
        "libtorch's speed over ours, " + what,
        libtorch / collected.photographsPerSecond(),
        SLOWEST);
  }

  /** While an index is built: a photograph opened and its strongest unit projected, as by hand. */
  private static void clicks(Report report, Path photographs, Path folder) throws Exception {
    Model model = BuiltInModel.load(Golden.models());
    PictureReader reader = new PictureReader();
    Picture picture = reader.read(PictureFolder.walk(photographs).get(0));
    Samples opened = new Samples();
    Samples projected = new Samples();
    Cancellation end = new Cancellation();
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      CompletableFuture<?> index =
          CompletableFuture.runAsync(
              () -> collect(engine, inspector, photographs, folder, IndexingListener.NONE, end));
      for (int i = 0; i < CLICKS && !index.isDone(); i++) {
        Thread.sleep(BETWEEN_CLICKS_MILLIS);
        long start = System.nanoTime();
        try (Inspection inspection =
            Answers.await(
                inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
          opened.add((System.nanoTime() - start) / 1e9);
          projected.time(
              () ->
                  Answers.await(
                      inspection.project(
                          LAYER,
                          CHANNEL,
                          new Seed.Strongest(),
                          Mode.DECONVNET,
                          Cancellation.NEVER)));
        }
      }
      end.cancel();
      index.exceptionally(cancelled -> null).join();
    }
    report.seconds("a photograph while indexing", opened);
    report.seconds("a projection while indexing", projected);
    report.figure(
        "slowest answer", Math.max(opened.largest(), projected.largest()), "s", LONGEST_ANSWER);
  }

  /** Indexes a folder into a file beside it. */
  static IndexingResult collect(Path photographs, Path folder, IndexingListener watch) {
    Model model = BuiltInModel.load(Golden.models());
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      return collect(engine, inspector, photographs, folder, watch, Cancellation.NEVER);
    }
  }

  private static IndexingResult collect(
      Engine engine,
      Inspector inspector,
      Path photographs,
      Path folder,
      IndexingListener watch,
      Cancellation cancellation) {
    return new IndexBuilder(engine, inspector.model(), inspector.forward(), new PictureReader())
        .collect(
            new IndexBuilder.Task(
                photographs,
                folder.resolve(photographs.getFileName() + ".index"),
                List.of(),
                CropStrategy.WHOLE),
            watch,
            new Pause(),
            cancellation);
  }

  private static void memory(Report report, Path photographs, Path folder) {
    ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
    double[] resident = new double[2];
    IndexingListener watch =
        new IndexingListener() {
          @Override
          public void report(long done, long total, String what) {
            if (done == SMALL) {
              resident[0] = memory.resident().orElse(0);
            }
            if (done == total) {
              resident[1] = memory.resident().orElse(0);
            }
          }

          @Override
          public void skipped(SkippedPhotograph photograph) {}
        };
    collect(photographs, folder, watch);
    report.line("  %-40s %8.1f MB", "resident at 300 photographs", resident[0]);
    report.figure("more at 3,000", resident[1] - resident[0], "MB", MOST_GROWTH_MB);
  }
}
