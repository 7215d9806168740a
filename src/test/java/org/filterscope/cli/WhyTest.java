package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that takes a class's score apart. */
class WhyTest {

  @TempDir private Path folder;

  @Test
  void theGraphIsPrintedAndWrittenAsOneObject() throws IOException {
    Path file = folder.resolve("why.json");

    JsonNode json = why("--depth=2", "--width=3", "--json", "--out=" + file).json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("class", "label", "score", "nodes", "edges", "layers");
    assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(json);
    assertThat(json.get("nodes")).hasSize(1 + 3 + 3);
    assertThat(json.get("edges")).hasSize(3 + 9);
    JsonNode last = json.get("edges").get(11);
    assertThat(last.get(0).asInt()).isEqualTo(6);
    assertThat(last.get(1).asInt()).isEqualTo(3);
    JsonNode layer = json.get("layers").get(0);
    double sum =
        layer.get("units").asDouble()
            + layer.get("biases").asDouble()
            + layer.get("rest").asDouble();
    assertThat(sum).isCloseTo(json.get("score").asDouble(), within(1e-6));
  }

  @Test
  void theGraphIsDrawnWithARowForEachLayer() {
    Path file = folder.resolve("why.png");

    Run run = why("--depth=1", "--class=3", "--out=" + file);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("(class 3), score ", "conv5_3: all units add");
    assertThat(new PictureReader().read(file).height()).isEqualTo(24 + 2 * (112 + 72));
  }

  @Test
  void aUnitIsTakenApartLikeAClass() {
    Run run =
        Run.with(SmallModel::create, "why", Run.photograph("cat"), "--unit=conv3_1/5", "--depth=1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("conv3_1 / 5").contains("conv2: all units add");
    assertThat(
            Run.with(
                    SmallModel::create,
                    "why",
                    Run.photograph("cat"),
                    "--unit=conv3_1/5",
                    "--class=1")
                .err())
        .contains("--class and --unit: choose one of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--depth=0; at least 1",
        "--width=0; at least 1",
        "--class=101; classes 0 to 100, not 101",
        "--out=why.txt; ends neither in .png nor in .json"
      })
  void whatCannotBeIsWrongUsage(String option, String words) {
    Run run = why(option);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  private static Run why(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "why";
    arguments[1] = Run.photograph("coffee");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
