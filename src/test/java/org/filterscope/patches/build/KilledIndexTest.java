package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One index made in one run, one merged from three parts, one through five violent ends. */
@NeedsShared
class KilledIndexTest {

  private static final int PHOTOGRAPHS_OF_A_CLASS = 12;
  private static final int KILLS = 5;

  @TempDir private Path temporary;

  @Test
  void howAnIndexCameAboutCannotBeSeen() throws IOException, InterruptedException {
    Path folder = temporary.resolve("photographs");
    List<Path> classes = copyPhotographs(folder);
    Path inOneRun = temporary.resolve("one.index");
    Path merged = temporary.resolve("merged.index");
    Path killed = temporary.resolve("killed.index");
    List<String> layers = List.of("conv1_2", "pool3", "conv4_2");
    try (Workshop workshop = new Workshop()) {
      workshop.collect(folder, inOneRun, layers);
      List<Path> parts = new ArrayList<>();
      for (Path part : classes) {
        Path file = temporary.resolve(part.getFileName() + ".index");
        workshop.collect(part, file, layers);
        parts.add(file);
      }
      new IndexMerge(workshop.collector()).merge(parts, merged, Progress.NONE, Cancellation.NEVER);
    }

    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      Process process = start(folder, killed, layers);
      process.waitFor(2000 + random.nextInt(7000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(start(folder, killed, layers).waitFor()).isZero();

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(inOneRun));
    assertThat(Rows.of(killed)).isEqualTo(Rows.of(inOneRun));
  }

  private static List<Path> copyPhotographs(Path folder) throws IOException {
    List<Path> classes = new ArrayList<>();
    for (String name : List.of("church", "tench", "parachute")) {
      Path into = Files.createDirectories(folder.resolve(name));
      Path from = SharedFolder.path("data/imagenette/val/" + name);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.sorted().limit(PHOTOGRAPHS_OF_A_CLASS).toList()) {
          Files.copy(file, into.resolve(file.getFileName()));
        }
      }
      classes.add(into);
    }
    return classes;
  }

  /** The command, in a process of its own. */
  private static Process start(Path folder, Path index, List<String> layers) throws IOException {
    Path root = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + root.resolve("bin/jvm.options"),
            "-Dfilterscope.root=" + root,
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.filterscope.Main",
            "index",
            folder.toString(),
            "--out",
            index.toString(),
            "--layers",
            String.join(",", layers))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
