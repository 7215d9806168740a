package org.filterscope.training.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.filterscope.training.head.HeadScore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BlockStateTest {

  @TempDir private Path place;
  private Path file;
  private byte[] sound;

  @BeforeEach
  void write() throws IOException {
    file = place.resolve("training.checkpoint");
    INDArray parameters = Nd4j.linspace(1, 300, 300);
    BlockGraph.State state = new BlockGraph.State(parameters, parameters.mul(0.1), 7);
    BlockState.start(new HeadScore(0.5, 0.75), state)
        .after(new HeadScore(0.4, 0.8), state)
        .write(file);
    sound = Files.readAllBytes(file);
  }

  @Test
  void whatWasWrittenIsRead() {
    BlockState state = BlockState.read(file).orElseThrow();
    assertThat(state.epoch()).isEqualTo(1);
    assertThat(state.bestEpoch()).isEqualTo(1);
    assertThat(state.bestScore()).isEqualTo(new HeadScore(0.4, 0.8));
    assertThat(state.latest().steps()).isEqualTo(7);
    assertThat(state.latest().parameters()).isEqualTo(Nd4j.linspace(1, 300, 300));
  }

  @Test
  void aStateThatDivergedIsNotTheBestHoweverManyItHappensToGetRight() {
    BlockState diverged =
        BlockState.read(file)
            .orElseThrow()
            .after(new HeadScore(Double.NaN, 1), BlockState.read(file).orElseThrow().latest());

    assertThat(diverged.epoch()).isEqualTo(2);
    assertThat(diverged.bestEpoch()).isEqualTo(1);
  }

  @Test
  void aStateOfWhichAnyByteChangedCountsAsNone() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, damaged);
      assertThat(BlockState.read(file)).as("seed %d", seed).isEmpty();
    }
  }
}
