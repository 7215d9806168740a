package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ExitCode;

/** The commands around indexes. */
class IndexTest {

  @TempDir private Path temporary;
  private Path folder;
  private String file;

  @BeforeEach
  void place() throws IOException {
    folder = Files.createDirectories(temporary.resolve("photographs"));
    file = temporary.resolve("some.index").toString();
    for (String name : new String[] {"cat", "coffee"}) {
      Files.copy(Path.of(Run.photograph(name)), folder.resolve(name + ".png"));
    }
  }

  @Test
  void theJsonOfAnIndexSaysWhatWasCollected() throws IOException {
    Files.writeString(folder.resolve("text.jpg"), "text");

    Run run = index("--json");

    assertThat(run.code()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("images").asInt()).isEqualTo(2);
    assertThat(json.get("units").asInt()).isEqualTo(128);
    assertThat(json.get("skipped")).hasSize(1);
    assertThat(json.at("/skipped/0/image").asText()).endsWith("text.jpg");
    assertThat(json.at("/skipped/0/reason").asText()).contains("is not a picture");
    assertThat(json.get("seconds").asDouble()).isPositive();
    assertThat(json.get("imagesPerSecond").asDouble()).isPositive();
    assertThat(run.errLines()).singleElement().asString().contains("skipped:", "text.jpg");
  }

  @Test
  void theStrongestPatchesComeFirstWithTheirReceptiveFields() {
    index();

    JsonNode patches =
        Run.of("top", file, "--layer", "conv1_2", "--channel", "5", "--json").json().get("patches");

    assertThat(patches).hasSize(2);
    assertThat(patches.at("/0/value").asDouble()).isGreaterThan(patches.at("/1/value").asDouble());
    for (JsonNode patch : patches) {
      int row = patch.at("/cell/0").asInt();
      assertThat(patch.at("/box/0").asInt()).isEqualTo(Math.max(0, row - 2));
      assertThat(patch.at("/box/2").asInt()).isEqualTo(Math.min(224, row + 3));
      assertThat(Path.of(patch.get("image").asText())).exists();
    }
  }

  @Test
  void theStrongestPatchIsWhatActivationsSay() {
    index();

    JsonNode patch =
        Run.of("top", file, "--layer", "conv1_2", "--channel", "5", "--json")
            .json()
            .at("/patches/0");
    JsonNode maxima =
        Run.of("activations", patch.get("image").asText(), "--layer", "conv1_2", "--json")
            .json()
            .get("max");

    assertThat(patch.get("value").floatValue()).isEqualTo(maxima.get(5).floatValue());
  }

  @Test
  void aFigureHasABlockForEachUnit() throws IOException {
    index();
    Path picture = temporary.resolve("figure.png");

    Run run =
        Run.of(
            "figure",
            file,
            "--layer",
            "conv1_2",
            "--channels",
            "5,7,9",
            "--out",
            picture.toString(),
            "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("missing").asInt()).isZero();
    assertThat(ImageIO.read(picture.toFile()).getWidth())
        .isEqualTo(run.json().get("width").asInt());
  }

  @Test
  void anIndexMergedOfOneIsTheSame() {
    index();
    String merged = temporary.resolve("merged.index").toString();

    Run run = Run.of("index-merge", file, "--out", merged, "--json");

    assertThat(run.json().get("images").asInt()).isEqualTo(2);
    String top = "top";
    assertThat(Run.of(top, merged, "--layer", "conv1_1", "--channel", "3").out())
        .isEqualTo(Run.of(top, file, "--layer", "conv1_1", "--channel", "3").out());
  }

  @Test
  void theOptionsForPartsAndMovingAreTaken() throws IOException {
    Path moved = Files.createDirectories(temporary.resolve("moved"));
    Path sample = Path.of("assets", "photographs", "coins.jpg");
    Files.copy(sample, folder.resolve("coins.jpg"));

    assertThat(index("--cuts", "scales", "--relative").code()).isZero();

    Files.move(folder, moved.resolve("photographs"));
    String index = Files.move(Path.of(file), moved.resolve("some.index")).toString();
    JsonNode top = Run.of("top", index, "--layer", "conv1_2", "--channel", "5", "--json").json();
    // Three parts of the photograph of 384 x 303, and two that the network reads as they are.
    assertThat(top.get("views").asInt()).isEqualTo(5);
    assertThat(top.get("patches"))
        .isNotEmpty()
        .allSatisfy(patch -> assertThat(Path.of(patch.get("image").asText())).exists());
  }

  @Test
  void anEmptyFolderIsSaid() throws IOException {
    Path empty = Files.createDirectories(temporary.resolve("empty"));

    Run run = Run.of("index", empty.toString(), "--out", file);

    assertFailed(run, "holds no picture");
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void aFolderOfTextFilesIsSaid() throws IOException {
    Path texts = Files.createDirectories(temporary.resolve("texts"));
    Files.writeString(texts.resolve("one.txt"), "one");

    assertFailed(Run.of("index", texts.toString(), "--out", file), "holds no picture");
  }

  @Test
  void aPlaceThatDoesNotExistIsSaid() {
    String nowhere = temporary.resolve("nowhere/some.index").toString();

    assertFailed(Run.of("index", folder.toString(), "--out", nowhere), "does not exist");
  }

  @Test
  void anIndexThatIsMissingIsSaid() {
    assertFailed(
        Run.of("top", file, "--layer", "conv1_1", "--channel", "3"), "index", "does not exist");
  }

  @Test
  void aLayerThatWasNotCollectedIsSaid() {
    index();

    assertFailed(
        Run.of("top", file, "--layer", "conv3_3", "--channel", "3"), "conv3_3", "conv1_1, conv1_2");
  }

  @ParameterizedTest
  @CsvSource({
    "top F --layer conv1_1 --channel 64",
    "top F --layer conv9_1 --channel 3",
    "top F --layer conv1_1 --channel 3 --top 0",
    "figure F --layer conv1_1 --channels 64 --out x.png",
    "figure F --layer conv1_1 --channels 1 --out x.npy",
    "index FOLDER --out F --layers conv9_1",
    "index FOLDER --out F --top 99",
    "index FOLDER --out F --cuts some"
  })
  void wrongUsageIsSaid(String words) {
    String[] arguments = words.split(" ", -1);
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replaceAll("^F$", file).replaceAll("^FOLDER$", folder.toString());
    }

    assertThat(Run.of(arguments).code()).isEqualTo(ExitCode.USAGE);
  }

  private Run index(String... more) {
    String[] arguments = {"index", folder.toString(), "--out", file, "--layers", "conv1_1,conv1_2"};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Run.of(all);
  }

  private static void assertFailed(Run run, String... words) {
    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.errLines()).singleElement().asString().contains(words);
  }
}
