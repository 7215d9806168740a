package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights with HDF5's checksums. h5py 3.7 wrote the file: a kernel of 30 x 7, {@code i / 8 - 5},
 * shuffled and packed in two chunks, and a bias of 7, {@code i / 2}.
 */
class KerasChecksumsTest {

  /** Where the chunks begin and end, as h5py says. */
  private static final int START = 5048;

  private static final int END = 5359;

  @TempDir private Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("weights.h5");
    try (var stream = getClass().getResourceAsStream("/network/fletcher32.h5")) {
      whole = Objects.requireNonNull(stream).readAllBytes();
    }
    Files.write(file, whole);
  }

  @Test
  void weightsThatFitTheirChecksumsAreRead() {
    List<INDArray> weights = read();

    for (int i = 0; i < 210; i++) {
      assertThat(weights.get(0).getFloat(i / 7, i % 7)).isEqualTo(i / 8f - 5);
    }
    for (int i = 0; i < 7; i++) {
      assertThat(weights.get(1).getFloat(i)).isEqualTo(i / 2f);
    }
  }

  @Test
  void noByteOfThemChangesUnseen() throws IOException {
    for (int place = START; place < END; place++) {
      byte[] changed = whole.clone();
      changed[place] ^= 0x10;
      Files.write(file, changed);

      assertThatExceptionOfType(Problem.class)
          .as("byte %d", place)
          .isThrownBy(this::read)
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("model.damaged"));
    }
  }

  private List<INDArray> read() {
    try (KerasWeights weights = new KerasWeights(file)) {
      return weights.layer("dense");
    }
  }
}
