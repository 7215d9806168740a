package org.filterscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.patches.build.Rows;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.data.FeatureCache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands give the same on Spark as in one process. */
@Tag("spark")
class SparkCommandsTest {

  private static final String ONE_MACHINE = "org.filterscope.Main";
  private static final String SPARK = "org.filterscope.spark.SparkMain";
  private static final List<String> TWO_LANES = List.of("-Dspark.master=local[2]");

  /** One task each, so that there is much to lose. */
  private static final String SINGLE = "-D" + SparkSettings.PHOTOGRAPHS + "=1";

  private static final int PHOTOGRAPHS = 16;

  /** Of single photographs: copies share one, and so do the two files that are no pictures. */
  private static final int PARTS = PHOTOGRAPHS + 1;

  @TempDir private static Path folder;

  private static Path photographs;
  private static Path model;
  private static Path index;

  @BeforeAll
  static void indexOnOneMachine() throws IOException {
    photographs = folder.resolve("photographs");
    Files.createDirectories(photographs.resolve("one"));
    Files.createDirectories(photographs.resolve("other"));
    int number = 0;
    for (Path file : bundled()) {
      String place = number++ % 2 == 0 ? "one" : "other";
      Files.copy(file, photographs.resolve(place).resolve(file.getFileName()));
    }
    Files.copy(bundled().get(0), photographs.resolve("other/copy of the first.jpg"));
    Files.writeString(photographs.resolve("one/broken.jpg"), "no picture");
    Files.writeString(photographs.resolve("other/broken copy.jpg"), "no picture");
    model = folder.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), model);
    index = folder.resolve("one-machine.index");
    run(ONE_MACHINE, List.of(), index(index));
  }

  @Test
  void anIndexHasTheSameRows() {
    Path made = folder.resolve("local.index");

    String said = run(SPARK, TWO_LANES, index(made)).output();

    assertThat(Rows.of(made)).isEqualTo(Rows.of(index));
    assertThat(said.lines().filter(line -> line.startsWith("filterscope: skipped")))
        .hasSize(2)
        .allMatch(line -> line.contains("broken"));
  }

  @Test
  void anIndexOfHalvesMergedHasTheSameRows() {
    Path first = folder.resolve("first.index");
    Path second = folder.resolve("second.index");
    Path merged = folder.resolve("merged.index");
    run(SPARK, TWO_LANES, index(photographs.resolve("one"), first));
    run(SPARK, TWO_LANES, index(photographs.resolve("other"), second));

    run(
        ONE_MACHINE,
        List.of(),
        List.of(
            "index-merge",
            first.toString(),
            second.toString(),
            "--out",
            merged.toString(),
            "--model",
            model.toString()));

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(index));
  }

  @Test
  void anIndexOfAnotherFolderIsContinued() {
    Path made = folder.resolve("continued.index");
    run(ONE_MACHINE, List.of(), index(photographs.resolve("other"), made));

    run(SPARK, TWO_LANES, index(made));

    assertThat(Rows.of(made)).isEqualTo(Rows.of(index));
  }

  @Test
  void aDriverThatIsStartedAgainContinues() throws IOException {
    Path made = folder.resolve("restarted.index");
    Path checkpoint = folder.resolve("checkpoint");
    List<String> options = new ArrayList<>(TWO_LANES);
    options.add(SINGLE);
    options.add("-D" + SparkSettings.CHECKPOINT + "=" + checkpoint);
    try (SparkProcess first =
        SparkProcess.start(folder.resolve("first"), options, words(SPARK, index(made)))) {
      first.await(4, SparkCommandsTest::endsAPart);
    }

    String said = run(SPARK, options, index(made)).output();

    assertThat(Rows.of(made)).isEqualTo(Rows.of(index));
    assertThat(said.lines().filter(SparkCommandsTest::endsAPart).count())
        .isLessThanOrEqualTo(PARTS - 4);
    try (Stream<Path> left = Files.list(checkpoint)) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("part-"))).isEmpty();
    }
  }

  @Test
  void twoWorkersOfWhichOneIsKilledGiveTheSameRows() {
    long seed = System.nanoTime();
    int before = new Random(seed).nextInt(PARTS - 4);
    Path made = folder.resolve("killed.index");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("cluster"), 2)) {
      List<String> options = new ArrayList<>(cluster.options());
      options.add(SINGLE);
      try (SparkProcess driver =
          SparkProcess.start(folder.resolve("driver"), options, words(SPARK, index(made)))) {
        driver.await(said -> said.contains("Submitting") && said.contains("Activations of"));
        driver.await(before, said -> said.contains("Finished task"));
        cluster.kill(before % 2);
        driver.awaitSuccess();
      }
    }

    assertThat(Rows.of(made)).as("killed after %s parts", before).isEqualTo(Rows.of(index));
  }

  @Test
  void anEvaluationHasTheSameAnswers() throws IOException {
    List<String> command =
        List.of("evaluate", photographs.toString(), "--json", "--model", model.toString());

    JsonNode here = new ObjectMapper().readTree(run(ONE_MACHINE, List.of(), command).json());
    JsonNode there = new ObjectMapper().readTree(run(SPARK, TWO_LANES, command).json());

    assertThat(there).isEqualTo(here);
  }

  @Test
  void fineTuningStartsFromTheSameFeatures() {
    List<String> model = List.of("--model", SparkCommandsTest.model.toString());
    List<String> features = new ArrayList<>(List.of("features", photographs.toString()));
    features.addAll(model);
    List<String> tune =
        new ArrayList<>(
            List.of(
                "finetune", photographs.toString(), "--out", folder.resolve("t.zip").toString()));
    tune.addAll(model);
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");

    run(here, ONE_MACHINE, List.of(), tune);
    run(there, SPARK, TWO_LANES, features);
    List<String> computed = entries(there);

    assertThat(computed).containsAll(entries(here));
    run(there, ONE_MACHINE, List.of(), tune);
    assertThat(entries(there)).isEqualTo(computed);
    String again = run(there, SPARK, TWO_LANES, features).output();
    assertThat(again).contains(", 0 of them computed");
  }

  private static List<String> entries(Path home) {
    try (FeatureCache cache = FeatureCache.open(home.resolve("caches"))) {
      return cache.entries().stream()
          .map(entry -> entry.photograph() + entry.space() + Arrays.toString(entry.numbers()))
          .sorted()
          .toList();
    }
  }

  /** A task's line in the log, when it has computed its part. */
  private static boolean endsAPart(String line) {
    return line.contains("IndexTask: ") && line.contains(" a second");
  }

  private static List<Path> bundled() {
    try (Stream<Path> files = Files.list(Golden.models().resolveSibling("assets/photographs"))) {
      return files
          .filter(file -> file.toString().endsWith(".jpg"))
          .sorted()
          .limit(PHOTOGRAPHS)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> index(Path made) {
    return index(photographs, made);
  }

  private static List<String> index(Path photographs, Path made) {
    return List.of(
        "index", photographs.toString(), "--out", made.toString(), "--model", model.toString());
  }

  private static List<String> words(String main, List<String> command) {
    List<String> words = new ArrayList<>(List.of(main));
    words.addAll(command);
    return words;
  }

  private static SparkProcess run(String main, List<String> options, List<String> command) {
    return run(folder.resolve("home"), main, options, command);
  }

  private static SparkProcess run(
      Path home, String main, List<String> options, List<String> command) {
    try (SparkProcess process = SparkProcess.start(home, options, words(main, command))) {
      return process.awaitSuccess();
    }
  }
}
