package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

class ActivationsTest {

  private final NumpyFile.Archive pytorch = NumpyFile.readAll("/golden/activations.npz");

  @TempDir private Path folder;

  @Test
  void theMaximaArePyTorchs() {
    JsonNode json =
        Run.of("activations", Run.photograph("cat"), "--layer", "conv5_3", "--json").json();

    double[] expected = pytorch.get("cat__conv5_3__max").values();
    assertThat(json.fieldNames()).toIterable().containsExactly("layer", "shape", "max");
    assertThat(json.get("layer").asText()).isEqualTo("conv5_3");
    assertThat(json.get("shape").toString()).isEqualTo("[512,14,14]");
    assertThat(json.get("max")).hasSize(expected.length);
    for (int channel = 0; channel < expected.length; channel++) {
      assertThat(json.get("max").get(channel).asDouble())
          .isCloseTo(expected[channel], within(1e-3 * expected[channel] + 3e-3));
    }
  }

  @Test
  void theArrayHoldsPyTorchsMap() throws IOException {
    Path file = folder.resolve("maps with space.NPY");

    Run run = activations("pool5", file);

    NumpyFile.Array array = NumpyFile.read(Files.readAllBytes(file));
    NumpyFile.Array expected = pytorch.get("cat__pool5__map");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Written: " + file);
    assertThat(array.shape()).containsExactly(512, 7, 7);
    assertThat(array.values()).containsExactly(expected.values(), within(0.05));
  }

  @Test
  void aVectorIsAnArrayOfOneAxis() throws IOException {
    String vector = Run.model().network().output().name();
    Path file = folder.resolve("vector.npy");

    activations(vector, file);

    assertThat(NumpyFile.read(Files.readAllBytes(file)).shape())
        .containsExactly(Run.model().labels().size());
  }

  @Test
  void theWallShowsAllMapsInFullSize() throws IOException {
    Path file = folder.resolve("wall.png");

    activations("conv1_1", file);

    var wall = ImageIO.read(file.toFile());
    assertThat(wall.getWidth()).isGreaterThanOrEqualTo(8 * 224);
    assertThat(wall.getHeight()).isGreaterThanOrEqualTo(8 * 224);
  }

  @Test
  void aVectorIsAPictureOfBars() throws IOException {
    Path file = folder.resolve("bars.png");

    activations(Run.model().network().output().name(), file);

    assertThat(ImageIO.read(file.toFile()).getWidth())
        .isGreaterThanOrEqualTo(Run.model().labels().size());
  }

  @Test
  void anotherEndingIsWrongUsageAndNothingIsWritten() {
    Run run = activations("conv1_1", folder.resolve("maps.txt"));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--out", ".npy", ".png");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anUnknownLayerIsWrongUsageAndTheNearestNamesAreGiven() {
    Run run = activations("conv33", folder.resolve("maps.npy"));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("conv33", "conv3_3", "layers");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatDoesNotExistIsAPlainProblem() {
    Run run = activations("conv5_3", folder.resolve("no such folder").resolve("maps.npy"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("no such folder").contains("does not exist");
  }

  @Test
  void thePhotographItselfIsNotWrittenOver() throws IOException {
    Path photograph = folder.resolve("cat.png");
    Files.copy(Path.of(Run.photograph("cat")), photograph);
    byte[] before = Files.readAllBytes(photograph);

    Run run =
        Run.of(
            "activations",
            photograph.toString(),
            "--layer",
            "conv5_3",
            "--out",
            folder.resolve(".").resolve("cat.png").toString());

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(photograph).hasBinaryContent(before);
  }

  @Test
  void forPeopleTheStrongestChannelsAreListed() {
    Run run = Run.of("activations", Run.photograph("cat"), "--layer", "conv5_3");

    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(12);
    // PyTorch: channel 286 is the strongest, 288.5 at 3,3.
    assertThat(run.out().lines().skip(2).findFirst().orElseThrow())
        .matches(" +286 +288\\.\\d +3,3 +\\d+\\.\\d+");
  }

  private static Run activations(String layer, Path file) {
    return Run.of("activations", Run.photograph("cat"), "--layer", layer, "--out", file.toString());
  }
}
