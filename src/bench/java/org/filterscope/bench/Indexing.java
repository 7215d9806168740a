package org.filterscope.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.image.Resampler;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.patches.Collected;
import org.filterscope.patches.Collector;
import org.filterscope.patches.Cuts;
import org.filterscope.patches.SkippedPhotograph;
import org.filterscope.patches.Watch;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;

/** An index beside libtorch's plain passes in eights: photographs a second, and memory. */
final class Indexing implements Section {

  private static final int AT_ONCE = 8;
  private static final int SMALL = 300;
  private static final int MANY = 3000;
  private static final int LARGE = 32;
  private static final int LARGE_WIDTH = 4000;
  private static final int LARGE_HEIGHT = 3000;
  private static final double SLOWEST = 1 / 0.9;
  private static final double MOST_GROWTH_MB = 100;

  @Override
  public void run(Options options, Report report) throws Exception {
    report.heading("An index of all layers, beside libtorch's plain passes in eights");
    if (!SharedFolder.exists()) {
      report.skipped("index", "needs the folder \"shared\" beside the project");
      return;
    }
    Path folder = Files.createTempDirectory("filterscope-bench");
    try {
      List<Path> photographs = PictureFolder.walk(SharedFolder.path("data/imagenette"));
      double libtorch = libtorch(options);
      report.line("  %-40s %8.2f a second", "libtorch, plain, eight at once", libtorch);
      Path small = folder.resolve("small");
      copy(photographs, small, SMALL);
      beside(report, "224-pixel JPEGs", libtorch, collect(small, folder, Watch.NONE));
      Path large = folder.resolve("large");
      enlarge(photographs, large);
      beside(report, "12-megapixel JPEGs", libtorch, collect(large, folder, Watch.NONE));
      if (options.images() >= MANY) {
        Path many = folder.resolve("many");
        copy(photographs, many, MANY);
        memory(report, many, folder);
      } else {
        report.skipped("memory from 300 to 3,000 images", "asked for with -Dbench.images=3000");
      }
    } finally {
      delete(folder);
    }
  }

  private static void beside(Report report, String what, double libtorch, Collected collected) {
    report.line("  %-40s %8.2f a second", what, collected.photographsPerSecond());
    report.share(
        "libtorch's speed over ours, " + what,
        libtorch / collected.photographsPerSecond(),
        SLOWEST);
  }

  private static double libtorch(Options options) {
    float[] input = Base.channelsFirst(Base.input(AT_ONCE));
    Samples samples = new Samples();
    try (Libtorch libtorch = new Libtorch(Base.network(), input, AT_ONCE, options.threads())) {
      libtorch.run();
      for (int round = 0; round < options.rounds(); round++) {
        samples.time(libtorch::run);
      }
    }
    return AT_ONCE / samples.median();
  }

  private static Collected collect(Path photographs, Path folder, Watch watch) {
    Model model = BuiltInModel.load(Golden.models());
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      return new Collector(engine, model, inspector.forward(), new PictureReader())
          .collect(
              new Collector.Task(
                  photographs,
                  folder.resolve(photographs.getFileName() + ".index"),
                  List.of(),
                  Cuts.WHOLE),
              watch,
              new Pause(),
              Cancellation.NEVER);
    }
  }

  private static void memory(Report report, Path photographs, Path folder) {
    ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
    double[] resident = new double[2];
    Watch watch =
        new Watch() {
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

  /** As many as are wanted: again and again, each time with other bytes at the end. */
  private static void copy(List<Path> photographs, Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      byte[] bytes = Files.readAllBytes(photographs.get(i % photographs.size()));
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      copy.write(bytes);
      copy.write(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
      Files.write(folder.resolve(i + ".jpg"), copy.toByteArray());
    }
  }

  private static void enlarge(List<Path> photographs, Path folder) throws IOException {
    Files.createDirectories(folder);
    PictureReader reader = new PictureReader();
    for (int i = 0; i < LARGE; i++) {
      Picture picture = reader.read(photographs.get(i * 7 % photographs.size()));
      int[] argb = Resampler.resample(picture, Box.all(picture), LARGE_WIDTH, LARGE_HEIGHT);
      BufferedImage image =
          new BufferedImage(LARGE_WIDTH, LARGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
      image.getRaster().setDataElements(0, 0, LARGE_WIDTH, LARGE_HEIGHT, argb);
      ImageIO.write(image, "jpg", folder.resolve(i + ".jpg").toFile());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
