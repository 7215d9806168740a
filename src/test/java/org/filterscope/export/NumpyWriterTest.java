package org.filterscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyWriterTest {

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("values.npy");
  }

  @Test
  void aLayerComesBackAsItWas() throws IOException {
    float[] values = {1.5f, -2, 0, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY, 7, 8};

    NumpyWriter.write(new LayerMaps("any", Shape.maps(2, 1, 4), values), file);

    NumpyFile.Array read = NumpyFile.read(Files.readAllBytes(file));
    assertThat(read.shape()).containsExactly(2, 1, 4);
    assertThat(read.floats()).isEqualTo(values);
  }

  @Test
  void aVectorHasOneAxis() throws IOException {
    NumpyWriter.write(new LayerMaps("any", Shape.vector(3), new float[] {1, 2, 3}), file);

    assertThat(NumpyFile.read(Files.readAllBytes(file)).shape()).containsExactly(3);
    assertThat(header()).contains("'shape': (3,)");
  }

  @Test
  void aMapHasRowsAndColumns() throws IOException {
    NumpyWriter.write(new FeatureMap(2, 1, new float[] {1, 2}), file);

    assertThat(NumpyFile.read(Files.readAllBytes(file)).shape()).containsExactly(2, 1);
  }

  @Test
  void aProjectionLiesAtItsPlaceInTheInput() throws IOException {
    Projection projection =
        new Projection(
            "any",
            0,
            Mode.DECONVNET,
            new Seed.Cell(0, 0),
            1,
            Region.cell(1, 0),
            3,
            new float[] {1, 2, 3});

    NumpyWriter.write(projection, 2, 2, file);

    NumpyFile.Array read = NumpyFile.read(Files.readAllBytes(file));
    assertThat(read.shape()).containsExactly(2, 2, 3);
    assertThat(read.floats()).containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0);
  }

  /** NEP 1: the data start at a multiple of 64, and the header ends with a new line. */
  @Test
  void theHeaderIsThatOfTheFormat() throws IOException {
    NumpyWriter.write(new int[] {2}, new float[] {1, 2}, file);

    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize(128 + 8);
    assertThat(header())
        .startsWith("\u0093NUMPY\u0001\u0000")
        .contains("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }")
        .endsWith(" \n");
    assertThat(bytes[8]).isEqualTo((byte) (128 - 10));
    assertThat(bytes).endsWith(0, 0, 0x80, 0x3F, 0, 0, 0, 0x40);
  }

  @Test
  void largeArraysAreWrittenWhole() throws IOException {
    float[] values = new float[100_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }

    NumpyWriter.write(new int[] {values.length}, values, file);

    assertThat(NumpyFile.read(Files.readAllBytes(file)).floats()).isEqualTo(values);
  }

  @Test
  void valuesThatDoNotFillTheAxesAreRefused() {
    assertThatThrownBy(() -> NumpyWriter.write(new int[] {2, 2}, new float[3], file))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }

  private String header() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new String(bytes, 0, 128, StandardCharsets.ISO_8859_1);
  }
}
