package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that makes the stored result. */
class LearningCurveCommandTest {

  @TempDir private Path place;

  @Test
  void itPrintsWhatItWrites() throws IOException {
    Path folder = place.resolve("folder");
    Path out = place.resolve("curve.json");
    Drawn.folder(folder, 10);

    Run run =
        Run.with(
            SmallModel::create,
            "learning-curve",
            folder.toString(),
            "--photographs",
            "2,5",
            "--out",
            out.toString(),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(new ObjectMapper().readTree(Files.readString(out))).isEqualTo(json);
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("model", "classes", "seed", "heldOut", "points");
    assertThat(json.get("points")).hasSize(4);
    assertThat(json.at("/points/0").fieldNames())
        .toIterable()
        .containsExactly("pretrained", "photographs", "correct", "accuracy", "confidence95");
    assertThat(json.at("/points/0/accuracy").asDouble())
        .isEqualTo(json.at("/points/0/correct").asDouble() / json.get("heldOut").asDouble());
  }

  @ParameterizedTest
  @CsvSource({"--held-out, 1", "--held-out, 0", "--most-held-out, 0", "--photographs, '2,0'"})
  void numbersThatMeanNothingAreWrongUsage(String option, String value) {
    Run run = Run.of("learning-curve", place.toString(), option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(option + ":");
  }

  @Test
  void aFolderWithoutClassesIsAPlainProblem() {
    Run run = Run.of("learning-curve", place.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no sub-folders with photographs");
  }
}
