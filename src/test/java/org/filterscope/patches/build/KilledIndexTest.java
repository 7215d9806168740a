package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.testing.ChildProcess;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One index made in one run, one merged from three parts, one through five violent ends. */
@NeedsShared
class KilledIndexTest {

  private static final int PHOTOGRAPHS_OF_A_CLASS = 8;
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
    String named = String.join(",", layers);
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
      killOnTheWay(List.of(folder.toString(), killed.toString(), named), random);
    }
    assertThat(HeldIndexing.views(killed)).isPositive().isLessThan(HeldIndexing.views(inOneRun));
    List<String> index =
        List.of("index", folder.toString(), "--out", killed.toString(), "--layers", named);
    try (ChildProcess process =
        ChildProcess.start(temporary.resolve("home"), "org.filterscope.Main", index)) {
      process.awaitSuccess();
    }

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(inOneRun));
    assertThat(Rows.of(killed)).isEqualTo(Rows.of(inOneRun));
  }

  /** Kills a run somewhere after its first batch, if it has so much to do. */
  private void killOnTheWay(List<String> arguments, Random random) throws InterruptedException {
    try (ChildProcess process =
        ChildProcess.start(temporary.resolve("home"), HeldIndexing.class.getName(), arguments)) {
      String start = process.await(line -> line.matches("0 of \\d+"));
      int total = Integer.parseInt(start.substring("0 of ".length()));
      int first = HeldIndexing.BATCH + 1;
      if (total > first) {
        String there = first + random.nextInt(total - first) + " of " + total;
        process.await(line -> line.equals(there));
      }
      // Not always in the moment in which it says so.
      Thread.sleep(random.nextInt(300));
      process.kill();
    }
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
}
