package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's experiments as commands. */
class ExperimentCommandTest {

  @TempDir private Path place;

  @Test
  void theFirstLayerIsATableOfFilters() throws IOException {
    Path csv = place.resolve("filters.csv");
    Run run = small("first-layer", Run.photograph("cat"), "--out", csv.toString(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("experiment", "model", "photographs", "rows");
    assertThat(json.get("rows")).hasSize(8);
    assertThat(json.at("/rows/0").fieldNames())
        .toIterable()
        .startsWith("filter", "rms", "rmsPerLevel")
        .endsWith("active");
    assertThat(Files.readString(csv)).startsWith("filter,rms,").hasLineCount(9);
  }

  @Test
  void invarianceIsATableAndAPictureOfNinePlots() {
    Path png = place.resolve("invariance.png");
    Run run =
        small(
            "invariance",
            Run.photograph("cat"),
            Run.photograph("coffee"),
            "--steps",
            "2,2,3",
            "--out",
            png.toString(),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    // Two photographs, two layers; three translations, three scales, four rotations.
    assertThat(run.json().get("rows")).hasSize(2 * 2 * (3 + 3 + 4));
    assertThat(run.json().at("/rows/0/layer").asText()).isEqualTo("conv1");
    Picture drawn = new PictureReader().read(png);
    assertThat(drawn.width()).isEqualTo(3 * 460);
  }

  @Test
  void correspondenceReadsBoxesFromAFile() throws IOException {
    Path boxes = place.resolve("boxes.csv");
    String cat = Path.of(Run.photograph("cat")).toAbsolutePath().toString();
    String coffee = Path.of(Run.photograph("coffee")).toAbsolutePath().toString();
    Files.writeString(boxes, cat + ",eye,60,60,120,120\n" + coffee + ",eye,80,60,140,120\n");

    Run run = small("correspondence", boxes.toString(), "--random", "2", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("photographs").asInt()).isEqualTo(2);
    // Two layers, each with the part and both kinds of random places.
    assertThat(run.json().get("rows")).hasSize(6);
    assertThat(run.json().at("/rows/1/part").asText()).isEqualTo("random");
    assertThat(run.json().at("/rows/1/permuted").asText()).isEmpty();
  }

  @Test
  void layersAreMeasuredOnAFolder() throws IOException {
    Drawn.folder(place.resolve("folder"), 5);

    Run run =
        small(
            "layers",
            place.resolve("folder").toString(),
            "--per-class",
            "2",
            "--layers",
            "conv1,pool3",
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("rows")).hasSize(2);
    assertThat(run.json().at("/rows/1/layer").asText()).isEqualTo("pool3");
    assertThat(run.json().at("/rows/1/accuracy").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void evolutionTrainsOnAFolderAndDrawsItsStates() throws IOException {
    Drawn.folder(place.resolve("folder"), 5);
    Path png = place.resolve("states.png");

    Run run =
        small(
            "evolution",
            place.resolve("folder").toString(),
            "--epochs",
            "1,2",
            "--units",
            "1",
            "--out",
            png.toString(),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("rows")).hasSize(2 * 4);
    assertThat(run.json().get("photographs").asInt()).isEqualTo(10);
    assertThat(png).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "layers, --splits, 0",
    "layers, --per-class, '3,0'",
    "layers, --classes, -1",
    "evolution, --epochs, 0",
    "evolution, --classes, 1",
    "correspondence, --random, 0"
  })
  void numbersThatMeanNothingAreWrongUsage(String experiment, String option, String value) {
    Run run = small(experiment, place.toString(), option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(option + ":");
  }

  @ParameterizedTest
  @CsvSource({
    "first-layer, --out, filters.txt",
    "invariance, --steps, '1,2'",
    "invariance, --steps, '0,1,1'",
    "invariance, --layers, conv1",
    "invariance, --layers, 'conv1,conv9'"
  })
  void whatMeansNothingIsWrongUsage(String experiment, String option, String value) {
    Run run = small(experiment, Run.photograph("cat"), option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(option.equals("--layers") ? "--layer" : option);
  }

  @Test
  void withoutANameItSaysWhatIsMissing() {
    Run run = Run.of("experiment");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("which experiment");
  }

  private static Run small(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "experiment";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.with(SmallModel::create, all);
  }
}
