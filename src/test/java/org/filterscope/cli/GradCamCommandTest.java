package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that shows where a layer's maps speak for a class. */
class GradCamCommandTest {

  @TempDir private Path folder;

  @Test
  void theArrayHasAValueForEachCellAndNoneIsNegative() throws IOException {
    Path file = folder.resolve("cam.npy");

    JsonNode json = gradcam("--layer=conv5_3", "--json", "--out=" + file).json();

    assertThat(json.fieldNames()).toIterable().containsExactly("layer", "class", "label", "score");
    NumpyFile.Array array = NumpyFile.read(Files.readAllBytes(file));
    assertThat(array.shape()).containsExactly(14, 14);
    assertThat(Arrays.stream(array.values()).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(array.values()).max().orElseThrow()).isPositive();
  }

  @Test
  void thePictureLiesOverThePhotographAndTheClassIsNamed() {
    Path file = folder.resolve("cam.png");

    Run run = gradcam("--layer=pool4", "--class=3", "--out=" + file);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("(class 3), score ");
    assertThat(new PictureReader().read(file).height()).isEqualTo(224);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--layer=classes; classes has no maps",
        "--layer=conv9; no layer 'conv9'",
        "--layer=conv5_3 --class=200; classes 0 to 100, not 200"
      })
  void whatCannotBeIsWrongUsage(String options, String words) {
    Run run = gradcam(options.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  private static Run gradcam(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "gradcam";
    arguments[1] = Run.photograph("cat");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
