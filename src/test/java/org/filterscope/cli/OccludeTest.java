package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that covers a photograph. */
class OccludeTest {

  @TempDir private Path folder;

  @Test
  void theArrayIsPyTorchsMap() throws IOException {
    Path file = folder.resolve("totals.npy");

    JsonNode json = occlude("--json", "--out", file.toString()).json();

    NumpyFile.Archive golden = NumpyFile.readAll("/golden/occlusion-conv5_3.npz");
    double[] expected = golden.get("cat__map").values();
    NumpyFile.Array array = NumpyFile.read(Files.readAllBytes(file));
    double total = golden.get("cat__total").values()[0];
    assertThat(array.shape()).containsExactly(13, 13);
    assertThat(array.values()).containsExactly(expected, within(1e-4 * total));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("layer", "channel", "total", "rows", "columns", "lowest", "seconds");
    assertThat(json.get("channel").asInt()).isEqualTo((int) golden.get("cat__channel").values()[0]);
    int lowest = 13 * json.at("/lowest/row").asInt() + json.at("/lowest/column").asInt();
    assertThat(json.at("/lowest/total").asDouble()).isEqualTo(array.values()[lowest]);
  }

  @Test
  void aMaskOfAnyShapeCovers(@TempDir Path masks) throws IOException {
    BufferedImage mask = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    mask.setRGB(3, 4, 0xFFFFFF);
    mask.setRGB(4, 4, 0xFFFFFF);
    Path file = masks.resolve("mask.png");
    ImageIO.write(mask, "png", file.toFile());

    Run run =
        Run.with(
            SmallModel::create,
            "occlude",
            Run.photograph("cat"),
            "--layer=conv3_2",
            "--channel=3",
            "--mask=" + file);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("conv3_2 / 3, total: ", " under the mask", "Uncovered:");
  }

  @Test
  void aMaskOverNothingIsAPlainMessage(@TempDir Path masks) throws IOException {
    Path file = masks.resolve("black.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

    Run run =
        Run.with(
            SmallModel::create,
            "occlude",
            Run.photograph("cat"),
            "--layer=conv3_2",
            "--mask=" + file);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("The mask covers nothing");
  }

  @ParameterizedTest
  @CsvSource({"probability", "label", "total"})
  void eachPartIsDrawnOverThePhotograph(String part) {
    Path file = folder.resolve(part + ".png");

    Run run = occlude("--step", "96", "--of", part, "--out", file.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Probability of ", "Likeliest class");
    assertThat(new PictureReader().read(file).width()).isEqualTo(224);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--size=225; does not fit into the 224 x 224 pixels",
        "--size=0; does not fit",
        "--step=0; at least 1",
        "--class=101; classes 0 to 100, not 101",
        "--class=-1; classes 0 to 100, not -1",
        "--channel=512; channels 0 to 511",
        "--grey=1,2; '1,2' is no colour",
        "--grey=1,2,256; is no colour",
        "--layer=classes; classes has no maps",
        "--of=sum; 'total'"
      })
  void whatCannotBeIsWrongUsage(String option, String words) {
    List<String> arguments = new ArrayList<>(List.of("occlude", Run.photograph("cat"), option));
    if (!option.startsWith("--layer")) {
      arguments.add("--layer=conv5_3");
    }
    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).containsIgnoringCase(words);
    assertThat(run.out()).isEmpty();
  }

  private static Run occlude(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("occlude", Run.photograph("cat"), "--layer", "conv5_3"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }
}
