package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInModelTest {

  @TempDir Path folder;
  private Path base;

  @BeforeEach
  void copy() throws IOException {
    base = folder.resolve(BuiltInModel.BASE_FILE);
    Files.copy(Golden.models().resolve(BuiltInModel.BASE_FILE), base);
  }

  @Test
  void missingWeightsAreNamedWithWhatToDo() throws IOException {
    Files.delete(base);
    assertRefused("missing");
  }

  @Test
  void truncatedWeightsAreRefused() throws IOException {
    try (FileChannel file = FileChannel.open(base, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    }
    assertRefused("checksum");
  }

  @Test
  void weightsWithOneByteChangedAreRefused() throws IOException {
    try (FileChannel file = FileChannel.open(base, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {42}), file.size() - 1000);
    }
    assertRefused("checksum");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> BuiltInModel.base(folder))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(base.toString())
        .hasMessageContaining(reason)
        .hasMessageContaining("Restore it");
  }
}
