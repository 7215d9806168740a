package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that are not there, or not what they were: one plain line, and no answer. */
class DamagedWeightsTest {

  @TempDir private Path models;

  @BeforeEach
  void copyTheModel() throws IOException {
    for (String file : List.of(BuiltInModel.BASE_FILE, BuiltInModel.HEAD_FILE)) {
      Files.copy(Golden.models().resolve(file), models.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BuiltInModel.BASE_FILE, BuiltInModel.HEAD_FILE})
  void aMissingFileIsNamed(String file) throws IOException {
    Files.delete(models.resolve(file));

    assertPlain(classify(), file, "is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {BuiltInModel.BASE_FILE, BuiltInModel.HEAD_FILE})
  void aTruncatedFileIsNamed(String file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(models.resolve(file).toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }

    assertPlain(classify(), file, "Restore it");
  }

  @ParameterizedTest
  @ValueSource(strings = {BuiltInModel.BASE_FILE, BuiltInModel.HEAD_FILE})
  void aChangedFileIsNamed(String file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(models.resolve(file).toFile(), "rw")) {
      long middle = bytes.length() / 2;
      bytes.seek(middle);
      int value = bytes.read();
      bytes.seek(middle);
      bytes.write(value ^ 1);
    }

    assertPlain(classify(), file, "Restore it");
  }

  private Run classify() {
    return Run.with(() -> BuiltInModel.load(models), "classify", Run.photograph("cat"), "--json");
  }

  private void assertPlain(Run run, String... words) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(models.toString()).contains(words);
    assertThat(run.err()).doesNotContain("Exception");
  }
}
