package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallKeras;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are no numbers. */
class NotFiniteTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void inAZipTheyAreRefused(float value) {
    Network network = SmallModel.create().network();
    Operation.Convolution conv = RandomNetworks.ofSeed(9).convolution(8, 12, Window.of(3, 1, 1));
    conv.kernels().putScalar(1, 2, 3, 4, value);
    Path file = folder.resolve("astray.zip");
    SmallModel.write(network.with(Map.of("conv2", conv)), file);
    assertRefused(file);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void inAFileOfKerasTheyAreRefused(float value) throws IOException {
    assertRefused(kerasWithFirstVariance(value));
  }

  /** A number in the file, and none once its root is taken. */
  @Test
  void aVarianceBelowZeroIsRefused() throws IOException {
    assertRefused(kerasWithFirstVariance(-1));
  }

  private Path kerasWithFirstVariance(float value) throws IOException {
    Path file = folder.resolve("astray.h5");
    new SmallKeras().write(file);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] variances = RandomNetworks.positive(3).numbers(6, 1);
    int place = 0;
    while (all.getFloat(place) != variances[0] || all.getFloat(place + 4) != variances[1]) {
      place++;
    }
    all.putFloat(place, value);
    return Files.write(file, bytes);
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.key()).isEqualTo("model.not-finite"))
        .hasMessageContaining(file.toString());
  }
}
