package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.KerasFile;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keras 1 with the channels first, where kernels have the outputs first, too. */
class KerasOneTest {
  private static final int HEIGHT = 5;
  private static final int WIDTH = 6;
  private static final int COLOURS = 3;
  private static final int UNITS = 2;

  @TempDir Path folder;

  private final RandomNetworks random = RandomNetworks.ofSeed(9);
  private final float[][][][] kernels = new float[UNITS][COLOURS][3][];
  private final float[] bias = random.numbers(UNITS, 1);
  private final float[][] dense = new float[UNITS * 3 * 4][];

  @Test
  void channelsMayComeFirst() {
    float[] input = random.numbers(HEIGHT * WIDTH * COLOURS, 1);
    Network network = NetworkFile.read(file()).network();
    assertThat(network.input()).isEqualTo(Shape.maps(COLOURS, HEIGHT, WIDTH));
    float[] expected = expected(input);
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      float[] ours = pass.maps(network.find("dense_1").orElseThrow()).values();
      for (int i = 0; i < expected.length; i++) {
        assertThat(ours[i]).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  private Path file() {
    for (float[][][] unit : kernels) {
      for (float[][] channel : unit) {
        for (int row = 0; row < 3; row++) {
          channel[row] = random.numbers(3, 1);
        }
      }
    }
    for (int i = 0; i < dense.length; i++) {
      dense[i] = random.numbers(4, 1);
    }
    Path file = folder.resolve("one.h5");
    new KerasFile()
        .put("conv_1", "conv_1_W:0", kernels)
        .put("conv_1", "conv_1_b:0", bias)
        .put("dense_1", "dense_1_W:0", dense)
        .put("dense_1", "dense_1_b:0", new float[4])
        .write(
            file,
            """
            {"class_name": "Sequential", "config": [
              {"class_name": "Convolution2D", "config": {"name": "conv_1", "nb_filter": 2,
                "nb_row": 3, "nb_col": 3, "border_mode": "valid", "subsample": [1, 1],
                "dim_ordering": "th", "activation": "relu", "bias": true,
                "batch_input_shape": [null, 3, 5, 6]}},
              {"class_name": "Flatten", "config": {"name": "flatten_1"}},
              {"class_name": "Dense", "config": {"name": "dense_1", "output_dim": 4,
                "activation": "linear", "bias": true}}]}
            """);
    return file;
  }

  /** By the definition: channel by channel, row by row. */
  private float[] expected(float[] input) {
    float[] answers = new float[4];
    for (int unit = 0; unit < UNITS; unit++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 4; x++) {
          float sum = bias[unit];
          for (int c = 0; c < COLOURS; c++) {
            for (int tap = 0; tap < 9; tap++) {
              int pixel = (y + tap / 3) * WIDTH + x + tap % 3;
              sum += input[pixel * COLOURS + c] * kernels[unit][c][tap / 3][tap % 3];
            }
          }
          for (int i = 0; i < 4; i++) {
            answers[i] += Math.max(sum, 0) * dense[(unit * 3 + y) * 4 + x][i];
          }
        }
      }
    }
    return answers;
  }
}
