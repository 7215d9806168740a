package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.export.NumpyWriter;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prepared input instead of a photograph. */
class PreparedTensorTest {

  private static final int SIDE = 224;

  @TempDir Path folder;

  private Path tensor(int... axes) {
    float[] image = Golden.input("cat");
    float[] turned = new float[image.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i % 3 * SIDE * SIDE + i / 3] = image[i];
    }
    Path file = folder.resolve("cat.npy");
    NumpyWriter.write(axes, turned, file);
    return file;
  }

  @Test
  void itsActivationsArePyTorchs() {
    String file = tensor(3, SIDE, SIDE).toString();
    JsonNode json = Run.of("activations", file, "--layer", "conv5_3", "--json").json();
    double[] expected =
        NumpyFile.readAll("/golden/activations.npz").get("cat__conv5_3__max").values();
    for (int channel = 0; channel < expected.length; channel++) {
      assertThat(json.get("max").get(channel).asDouble())
          .isCloseTo(expected[channel], within(1e-3 * expected[channel] + 3e-3));
    }
  }

  @Test
  void itsClassesAreThoseOfThePhotograph() {
    String file = tensor(1, 3, SIDE, SIDE).toString();
    JsonNode results =
        Run.of("classify", Run.photograph("cat"), file, "--json").json().get("results");
    assertThat(results).hasSize(2);
    assertThat(results.get(1).get("image").asText()).isEqualTo(file);
    assertThat(results.get(1).get("top")).isEqualTo(results.get(0).get("top"));
  }

  @Test
  void anotherShapeIsRefusedWithTheRightOne() {
    Run run = Run.of("classify", tensor(SIDE, SIDE, 3).toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("224 x 224 x 3", "3 x 224 x 224");
  }

  @Test
  void anotherTypeIsRefusedByName() throws IOException {
    Path file = folder.resolve("doubles.npy");
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 224, 224), }\n";
    Files.write(file, withHeader(header));
    Run run = Run.of("activations", file.toString(), "--layer", "conv1_1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("<f8", "float32");
  }

  @Test
  void anArrayThatIsCutShortIsRefused() throws IOException {
    Path file = folder.resolve("short.npy");
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 224, 224), }\n";
    Files.write(file, withHeader(header));
    Run run = Run.of("activations", file.toString(), "--layer", "conv1_1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("damaged");
  }

  private static byte[] withHeader(String header) {
    String start = "\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000";
    return (start + header).getBytes(StandardCharsets.ISO_8859_1);
  }
}
