package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.figure.Drawings;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that replaces layers by random ones. */
class RandomiseTest {

  @TempDir private Path folder;

  @Test
  void layersBecomeRandomFromTheUnitsOwnDown() {
    JsonNode json = randomise("--layer=conv2_2", "--channel=5", "--mode=gradient", "--json").json();

    assertThat(json.fieldNames()).toIterable().containsExactly("steps");
    List<String> layers = new ArrayList<>();
    json.get("steps").forEach(step -> layers.add(step.get("layer").asText()));
    assertThat(layers).containsExactly("conv2_2", "conv2_1", "conv1_2", "conv1_1");
    json.get("steps")
        .forEach(step -> assertThat(step.get("spearman").asDouble()).isBetween(-0.7, 0.7));
  }

  @Test
  void theSameSeedGivesTheSameAndPeopleReadATable() {
    String[] arguments = {
      "randomise", Run.photograph("cat"), "--layer=conv3_2", "--channel=3", "--seed=7"
    };

    Run run = Run.with(SmallModel::create, arguments);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Rank correlation with the first picture");
    assertThat(run.out().lines()).hasSize(5);
    assertThat(Run.with(SmallModel::create, arguments).out()).isEqualTo(run.out());
  }

  @Test
  void aClassActivationIsTestedToo() {
    Run run =
        Run.with(
            SmallModel::create,
            "randomise",
            Run.photograph("cat"),
            "--layer=classes",
            "--channel=1",
            "--mode=class-activation",
            "--at=conv3_1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1).map(line -> line.strip().split(" ", -1)[0]))
        .containsExactly("classes", "conv3_2", "conv3_1", "conv2", "conv1");
  }

  @Test
  void theCorrelationsAreWrittenAsACurveAndAsATable() throws IOException {
    Path curve = folder.resolve("curve.png");
    Path table = folder.resolve("curve.csv");

    Run run =
        Run.with(
            SmallModel::create,
            "randomise",
            Run.photograph("cat"),
            "--layer=conv3_2",
            "--channel=3",
            "--out=" + curve,
            "--out=" + table);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Written: " + curve, "Written: " + table);
    Picture picture = new PictureReader().read(curve);
    for (String text :
        List.of("cat.png, conv3_2 / 3", "rank correlation", "lowest random layer", "deconvnet")) {
      assertThat(Drawings.has(picture, text)).as(text).isTrue();
    }
    assertThat(Files.readAllLines(table)).hasSize(1 + 4).first().asString().contains("spearman");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--layer=conv9 --channel=0; 2; no layer 'conv9'",
        "--layer=conv1_1 --channel=64; 2; channels 0 to 63",
        "--layer=conv1_1; 2; --channel",
        "--layer=classes --channel=0 --mode=class-activation --at=conv9; 2; no layer 'conv9'",
        "--layer=conv1_1 --channel=0 --mode=class-activation; 1; no layer with maps before",
        "--layer=pool5 --channel=33; 1; zero everywhere"
      })
  void whatCannotBeIsAPlainMessage(String options, int code, String words) {
    Run run = randomise(options.split(" "));

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
  }

  private static Run randomise(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "randomise";
    arguments[1] = Run.photograph("coffee");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
