package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.file.ModelFile;
import org.filterscope.testing.ChildProcess;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One training in one run, one through violent ends in the midst of features and epochs. */
class KilledTrainingTest {

  /** Fewer than there are photographs, and than there are batches in an epoch. */
  private static final int FEATURES = 30;

  private static final int BATCHES = 3;
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
    train(folder, inOneRun, "one");

    Random random = new Random();
    kill(folder, HeldTraining.Work.FEATURES, random.nextInt(FEATURES));
    assertThat(checkpoints()).isEmpty();
    kill(folder, HeldTraining.Work.BLOCK, random.nextInt(BATCHES));
    assertThat(checkpoints()).isNotEmpty();
    kill(folder, HeldTraining.Work.BLOCK, random.nextInt(BATCHES));
    assertThat(checkpoints()).isNotEmpty();
    train(folder, killed, "killed");

    ModelFile.Opened one = ModelFile.read(inOneRun);
    ModelFile.Opened other = ModelFile.read(killed);
    assertSameWeights(one.model().network(), other.model().network());
    assertSameAnswers(one.report().at("/heldOut"), other.report().at("/heldOut"));
    assertThat(other.report().at("/split")).isEqualTo(one.report().at("/split"));
    assertThat(checkpoints()).isEmpty();
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

  /** What the training that is killed has kept of its block. */
  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("killed/caches"))) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
    }
  }

  /** The training in a process of its own, which is killed in the middle of its work. */
  private void kill(Path folder, HeldTraining.Work work, int steps) throws InterruptedException {
    List<String> arguments =
        List.of(
            temporary.resolve(MODEL).toString(),
            folder.toString(),
            temporary.resolve("killed/caches").toString(),
            work.name(),
            Integer.toString(steps));
    try (ChildProcess process =
        ChildProcess.start(temporary.resolve("killed"), HeldTraining.class.getName(), arguments)) {
      process.await(HeldTraining.after(work, steps)::equals);
      process.kill();
    }
  }

  /** The command, in a process and a home of its own. */
  private void train(Path folder, Path out, String home) throws InterruptedException {
    List<String> arguments =
        List.of(
            "finetune",
            "--model",
            temporary.resolve(MODEL).toString(),
            folder.toString(),
            "--unfreeze",
            "block5",
            "--out",
            out.toString());
    try (ChildProcess process =
        ChildProcess.start(temporary.resolve(home), "org.filterscope.Main", arguments)) {
      process.awaitSuccess();
    }
  }
}
