package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.SmallModel;
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
    Run run =
        small("first-layer", Run.photograph("cat"), "--out", csv.toString(), "--json");

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
