package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ExitCode;

class ProjectTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"deconvnet", "guided", "gradient"})
  void theArrayIsCaptumsProjectionAtItsPlaceInTheInput(String mode) throws IOException {
    Path file = folder.resolve("projection.npy");

    JsonNode json =
        project("conv3_3", "40", "--mode", mode, "--out", file.toString(), "--json").json();

    JsonNode facts = golden("cat/conv3_3/40/" + mode);
    NumpyFile.Array expected =
        NumpyFile.readAll("/golden/projections.npz").get("cat__conv3_3__40__" + mode);
    NumpyFile.Array array = NumpyFile.read(Files.readAllBytes(file));
    assertThat(json.get("cell")).isEqualTo(facts.get("cell"));
    assertThat(json.get("box")).isEqualTo(facts.get("box_y0x0y1x1"));
    assertThat(json.get("mode").asText()).isEqualTo(mode);
    assertThat(json.get("value").asDouble())
        .isCloseTo(facts.get("value").asDouble(), within(1e-3 * facts.get("value").asDouble()));
    assertThat(array.shape()).containsExactly(224, 224, 3);
    assertThat(array.values())
        .containsExactly(onCanvas(expected, json.get("box")), within(1e-3 * largest(expected)));
  }

  @Test
  void aPercentileAsContrastShowsMoreAndIsSaidInTheFile() throws Exception {
    Path faint = folder.resolve("faint.png");
    Path strong = folder.resolve("strong.png");
    project("conv5_3", "3", "--out", faint.toString());
    project("conv5_3", "3", "--contrast", "percentile", "--out", strong.toString());

    assertThat(distanceFromGrey(strong)).isGreaterThan(2 * distanceFromGrey(faint));
    assertThat(Files.readString(faint, StandardCharsets.ISO_8859_1))
        .contains("conv5_3 / 3, deconvnet")
        .contains("the largest absolute value");
    assertThat(Files.readString(strong, StandardCharsets.ISO_8859_1)).contains("99th percentile");
  }

  /** How far green is from mid-grey, on average. */
  private static double distanceFromGrey(Path png) {
    return Arrays.stream(new PictureReader().read(png).argb())
        .map(argb -> Math.abs((argb >> 8 & 0xFF) - 128))
        .average()
        .orElseThrow();
  }

  @Test
  void aClassIsCalledByItsName() {
    int cup = Golden.builtIn().labels().indexOf("cup");
    JsonNode json = project("classes", String.valueOf(cup), "--mode", "gradient", "--json").json();
    assertThat(json.get("label").asText()).isEqualTo("cup");
    assertThat(project("classes", String.valueOf(cup), "--mode", "gradient").out())
        .startsWith("classes / " + cup + " (cup), gradient, cell 0,0:");
  }

  @Test
  void theJsonHasExactlyTheKeysOfTheContract() {
    JsonNode json = project("conv1_2", "5", "--json").json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("layer", "channel", "mode", "cell", "value", "box");
    assertThat(json.get("layer").asText()).isEqualTo("conv1_2");
    assertThat(json.get("channel").asInt()).isEqualTo(5);
  }

  @Test
  void theWholeMapHasNoCell() throws IOException {
    Path file = folder.resolve("whole.npy");

    JsonNode json =
        project("conv5_3", "100", "--whole-map", "--json", "--out", file.toString()).json();

    NumpyFile.Array expected =
        NumpyFile.readAll("/golden/projections-whole-map-and-dense.npz")
            .get("cat__conv5_3__100__whole_map__deconvnet");
    assertThat(json.get("cell").isNull()).isTrue();
    assertThat(NumpyFile.read(Files.readAllBytes(file)).values())
        .containsExactly(expected.values(), within(1e-3 * largest(expected)));
  }

  @Test
  void aCellOfOnesChoiceIsProjectedWithinItsReceptiveField() {
    JsonNode json = project("conv1_2", "5", "--cell", "100,46", "--json").json();

    assertThat(json.get("cell").toString()).isEqualTo("[100,46]");
    assertThat(json.get("box").toString()).isEqualTo("[98,44,103,49]");
  }

  @Test
  void thePictureIsMidGreyOutsideTheReceptiveField() throws IOException {
    Path file = folder.resolve("projection.png");

    Run run = project("conv1_2", "5", "--cell", "99,46", "--out", file.toString());

    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(run.code()).isZero();
    assertThat(picture.getWidth()).isEqualTo(224);
    assertThat(picture.getHeight()).isEqualTo(224);
    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF808080);
    assertThat(picture.getRGB(46, 99)).isNotEqualTo(0xFF808080);
  }

  @Test
  void aSilentUnitSaysWhyAndIsNoFailureIfNoFileWasAskedFor() {
    Run run = silent();

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("pool5 / 33", "zero everywhere");
  }

  @Test
  void aSilentUnitLeavesNoFileAndTheExitCodeSaysSo() {
    Path file = folder.resolve("projection.npy");

    Run run = silent("--out", file.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.json().get("value").asDouble()).isZero();
    assertThat(run.json().get("box").isNull()).isTrue();
    assertThat(run.json().get("reason").asText()).contains("zero everywhere");
  }

  @ParameterizedTest
  @CsvSource({
    "--channel,512,0 to 511",
    "--channel,-1,0 to 511",
    "--channel,x,--channel",
    "--cell,'14,0','13,13'",
    "--cell,3,row and column",
    "--cell,'-1,0',row and column",
    "--mode,deconv,'deconvnet'",
    "--layer,conv53,conv5_3",
    "--out,p.jpg,.npy"
  })
  void wrongOptionsAreWrongUsageAndTheMessageSaysWhatIsRight(
      String option, String value, String hint) {
    List<String> arguments = new ArrayList<>(List.of("project", Run.photograph("cat")));
    arguments.addAll(List.of(option, value));
    for (String[] rest : new String[][] {{"--layer", "conv5_3"}, {"--channel", "7"}}) {
      if (!rest[0].equals(option)) {
        arguments.addAll(Arrays.asList(rest));
      }
    }

    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(option).containsIgnoringCase(hint);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCellAndTheWholeMapExcludeEachOther() {
    assertThat(project("conv5_3", "7", "--cell", "1,1", "--whole-map").code())
        .isEqualTo(ExitCode.USAGE);
  }

  private static Run project(String layer, String channel, String... more) {
    List<String> arguments = new ArrayList<>(List.of("project", Run.photograph("cat")));
    arguments.addAll(List.of("--layer", layer, "--channel", channel));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** Captum's 0 for pool5 / 33 on this photograph. */
  private static Run silent(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("project", Run.photograph("coffee"), "--layer", "pool5"));
    arguments.addAll(List.of("--channel", "33"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static JsonNode golden(String key) throws IOException {
    try (InputStream in = ProjectTest.class.getResourceAsStream("/golden/projections.json")) {
      return new ObjectMapper().readTree(in).get(key);
    }
  }

  private static double[] onCanvas(NumpyFile.Array cropped, JsonNode box) {
    double[] canvas = new double[224 * 224 * 3];
    int length = cropped.shape()[1] * 3;
    for (int y = 0; y < cropped.shape()[0]; y++) {
      int target = ((box.get(0).asInt() + y) * 224 + box.get(1).asInt()) * 3;
      System.arraycopy(cropped.values(), y * length, canvas, target, length);
    }
    return canvas;
  }

  private static double largest(NumpyFile.Array array) {
    return Arrays.stream(array.values()).map(Math::abs).max().orElseThrow();
  }
}
