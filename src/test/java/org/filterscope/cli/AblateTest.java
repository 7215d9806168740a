package org.filterscope.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.filterscope.figure.Drawings;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that switches units off. */
class AblateTest {

  @TempDir private Path folder;

  @Test
  void theAnswerBeforeIsClassifysAndTheOneAfterIsAnother() {
    JsonNode json = ablate("--off=conv5_3/7,120", "--off=conv5_3/3", "--json").json();

    assertThat(json.fieldNames()).toIterable().containsExactly("before", "after");
    assertThat(json.get("before"))
        .isEqualTo(Run.of("classify", Run.photograph("cat"), "--json").json().at("/results/0/top"));
    assertThat(json.get("after")).hasSize(5).isNotEqualTo(json.get("before"));
  }

  @Test
  void peopleReadBothAnswers() {
    Run run = ablate("--off=conv1_1/0", "--top=2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(6);
    assertThat(run.out()).contains("With all units:", "With the units switched off:");
  }

  @Test
  void allButTheNamedUnitsOfALayerAreOff() {
    String every = IntStream.range(1, 16).mapToObj(Integer::toString).collect(joining(","));

    Run run =
        Run.with(
            SmallModel::create,
            "--json",
            "ablate",
            Run.photograph("cat"),
            "--off=conv3_2/0",
            "--all-but");
    Run others =
        Run.with(
            SmallModel::create,
            "--json",
            "ablate",
            Run.photograph("cat"),
            "--off=conv3_2/" + every);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(others.out());
  }

  @Test
  void aCurveIsMeasuredOnAFolder() {
    String folder = String.valueOf(Path.of(Run.photograph("cat")).getParent());
    String[] arguments = {
      "ablate", folder, "--curve=conv3_2", "--class=1", "--photographs=3", "--seed=4"
    };

    Run run = Run.with(SmallModel::create, arguments);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("other, units of conv3_2 ranked on 2 photographs, measured on 1");
    // Two lines above a line for 0, 1, 2, 4, 8 and 16 units.
    assertThat(run.out().lines()).hasSize(8);
    assertThat(Run.with(SmallModel::create, arguments).out()).isEqualTo(run.out());
  }

  @Test
  void theAnswersAreWrittenAsBarsAndAsATable() throws IOException {
    Path bars = folder.resolve("bars.png");
    Path table = folder.resolve("answers.csv");

    Run run =
        Run.with(
            SmallModel::create,
            "ablate",
            Run.photograph("cat"),
            "--off=conv3_2/0,1,2,3",
            "--out=" + bars,
            "--out=" + table);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Written: " + bars, "Written: " + table);
    Picture picture = new PictureReader().read(bars);
    assertThat(Drawings.has(picture, "cat.png, with units switched off")).isTrue();
    assertThat(Drawings.has(picture, "other")).isTrue();
    assertThat(Files.readAllLines(table)).hasSize(1 + 2).first().asString().contains("before");
  }

  @Test
  void aCurveIsWrittenAsAPicture() {
    String folderOfCats = String.valueOf(Path.of(Run.photograph("cat")).getParent());
    Path file = folder.resolve("curve.png");

    Run run =
        Run.with(
            SmallModel::create,
            "ablate",
            folderOfCats,
            "--curve=conv3_2",
            "--class=1",
            "--photographs=2",
            "--out=" + file);

    assertThat(run.code()).as(run.err()).isZero();
    Picture picture = new PictureReader().read(file);
    assertThat(Drawings.has(picture, "other in inputs, units of conv3_2")).isTrue();
    assertThat(Drawings.has(picture, "probability of the class")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--off=conv5_3; names no units",
        "--off=conv5_3/; names no units",
        "--off=conv9_9/0; no layer 'conv9_9'",
        "--off=conv5_3/512; channels 0 to 511, not 512",
        "--top=3; --off or --curve",
        "--off=conv5_3/1 --out=bars.txt; ends neither in .csv nor in .png",
        "--curve=conv5_3; name the class with --class",
        "--curve=conv9_9 --class=1; no layer 'conv9_9'"
      })
  void whatIsNotThereIsWrongUsage(String option, String words) {
    Run run = ablate(option.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  private static Run ablate(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "ablate";
    arguments[1] = Run.photograph("cat");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
