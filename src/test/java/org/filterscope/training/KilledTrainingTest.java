package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.file.ModelFile;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One training in one run, one through violent ends in the midst of features and epochs. */
class KilledTrainingTest {

  private static final int KILLS = 3;
  private static final double CLOSE = 1e-5;
  private static final String MODEL = "small.zip";

  @TempDir private Path temporary;

  @Test
  void howATrainingCameAboutCannotBeSeen() throws IOException, InterruptedException {
    Path folder = temporary.resolve("drawn");
    Drawn.folder(folder, 20);
    SmallModel.write(SmallModel.create().network(), temporary.resolve(MODEL));
    Path inOneRun = temporary.resolve("one.zip");
    Path killed = temporary.resolve("killed.zip");
    assertThat(start(folder, inOneRun, "one").waitFor()).isZero();

    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      Process process = start(folder, killed, "killed");
      process.waitFor(1500 + random.nextInt(4000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(start(folder, killed, "killed").waitFor()).isZero();

    ModelFile.Opened one = ModelFile.read(inOneRun);
    ModelFile.Opened other = ModelFile.read(killed);
    assertSameWeights(one.model().network(), other.model().network());
    assertSameAnswers(one.report().at("/heldOut"), other.report().at("/heldOut"));
    assertThat(other.report().at("/split")).isEqualTo(one.report().at("/split"));
    try (Stream<Path> files = Files.list(temporary.resolve("killed/caches"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".checkpoint"));
    }
  }

  private static void assertSameWeights(Network one, Network other) {
    for (Node node : one.nodes()) {
      Operation same = other.find(node.name()).orElseThrow().operation();
      if (node.operation() instanceof Operation.Convolution convolution) {
        assertClose(convolution.kernels(), ((Operation.Convolution) same).kernels());
      } else if (node.operation() instanceof Operation.Dense dense) {
        assertClose(dense.weights(), ((Operation.Dense) same).weights());
      }
    }
  }

  private static void assertClose(INDArray one, INDArray other) {
    assertThat(one.sub(other).amaxNumber().doubleValue()).isLessThanOrEqualTo(CLOSE);
  }

  private static void assertSameAnswers(JsonNode one, JsonNode other) {
    assertThat(other.path("confusion")).isEqualTo(one.path("confusion"));
    assertThat(other.path("calibrationError").asDouble())
        .isCloseTo(one.path("calibrationError").asDouble(), within(CLOSE));
  }

  /** The command, in a process and a home of its own. */
  private Process start(Path folder, Path out, String home) throws IOException {
    Path root = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("bin/jvm.options"),
                "-Dfilterscope.root=" + root,
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.filterscope.Main",
                "finetune",
                "--model",
                temporary.resolve(MODEL).toString(),
                folder.toString(),
                "--unfreeze",
                "block5",
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("FILTERSCOPE_HOME", temporary.resolve(home).toString());
    return command.start();
  }
}
