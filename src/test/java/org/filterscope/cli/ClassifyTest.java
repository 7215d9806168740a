package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

class ClassifyTest {

  @TempDir private Path folder;

  @Test
  void theJsonHasAllKeysOfTheContract() {
    JsonNode json = Run.of("classify", Run.photograph("coffee"), "--json").json();

    JsonNode result = json.get("results").get(0);
    assertThat(result.get("image").asText()).isEqualTo(Run.photograph("coffee"));
    assertThat(result.get("top")).hasSize(5);
    JsonNode likeliest = result.get("top").get(0);
    assertThat(likeliest.fieldNames())
        .toIterable()
        .containsExactly("label", "index", "probability");
    assertThat(likeliest.get("label").asText())
        .isEqualTo(Run.model().labels().get(likeliest.get("index").asInt()));
    assertThat(json.get("skipped")).isEmpty();
  }

  @Test
  void theLikeliestClassComesFirst() {
    JsonNode top =
        Run.of("classify", Run.photograph("cat"), "--json", "--top", "9999")
            .json()
            .at("/results/0/top");

    assertThat(top).hasSize(Run.model().labels().size());
    double before = Double.POSITIVE_INFINITY;
    for (JsonNode one : top) {
      assertThat(one.get("probability").asDouble()).isLessThanOrEqualTo(before);
      before = one.get("probability").asDouble();
    }
  }

  @Test
  void aFolderIsWalkedAndBrokenFilesAreSkippedWithAReason() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("with space").resolve("\u732b"));
    Path cat = copy("cat", inner.resolve("\u732b 1.png"));
    Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    Files.writeString(folder.resolve("notes.txt"), "not named like a picture");

    Run run = Run.of("classify", folder.toString(), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("results")).hasSize(1);
    assertThat(run.json().at("/results/0/image").asText()).isEqualTo(cat.toString());
    assertThat(run.json().get("skipped")).hasSize(1);
    assertThat(run.json().at("/skipped/0/image").asText()).isEqualTo(text.toString());
    assertThat(run.json().at("/skipped/0/reason").asText()).contains("not a picture");
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("skipped", text.toString());
  }

  @Test
  void resultsComeInTheOrderOfTheFiles() {
    JsonNode json =
        Run.of(
                "classify",
                Run.photograph("temple"),
                folder.resolve("missing.jpg").toString(),
                Run.photograph("cat"),
                "--json")
            .json();

    assertThat(json.get("results"))
        .extracting(result -> result.get("image").asText())
        .containsExactly(Run.photograph("temple"), Run.photograph("cat"));
    assertThat(json.get("skipped")).hasSize(1);
  }

  @Test
  void theAnswerDoesNotDependOnWhatWasClassifiedBefore() {
    JsonNode together =
        Run.of("classify", Run.photograph("temple"), Run.photograph("cat"), "--json").json();
    JsonNode alone = Run.of("classify", Run.photograph("cat"), "--json").json();

    assertThat(together.at("/results/1/top/0/label")).isEqualTo(alone.at("/results/0/top/0/label"));
    assertThat(together.at("/results/1/top/0/probability").asDouble())
        .isCloseTo(alone.at("/results/0/top/0/probability").asDouble(), within(1e-6));
  }

  @Test
  void whereNothingCouldBeReadTheExitCodeIsOne() throws IOException {
    Files.writeString(folder.resolve("a.jpg"), "no picture");
    Files.writeString(folder.resolve("b.jpg"), "no picture");

    Run run = Run.of("classify", folder.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().get("results")).isEmpty();
    assertThat(run.json().get("skipped")).hasSize(2);
    assertThat(run.errLines()).hasSize(3);
    assertThat(run.errLines().get(2)).contains("None of the 2 pictures");
  }

  @Test
  void aFolderWithoutPicturesIsAPlainProblem() {
    Run run = Run.of("classify", folder.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(folder.toString(), "holds no picture");
  }

  @Test
  void forPeopleThereIsALineForEachClass() {
    Run run = Run.of("classify", Run.photograph("coffee"), "--top", "3");

    assertThat(run.out().lines()).hasSize(4);
    assertThat(run.out()).startsWith(Run.photograph("coffee"));
    assertThat(run.out().lines().skip(1)).allMatch(line -> line.matches("  \\S.* +\\d+\\.\\d %"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void noClassesAtAllAreWrongUsage() {
    Run run = Run.of("classify", Run.photograph("coffee"), "--top", "0");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--top");
  }

  @Test
  void withoutAnImageThereIsNothingToDo() {
    assertThat(Run.of("classify").code()).isEqualTo(ExitCode.USAGE);
  }

  private static Path copy(String photograph, Path to) throws IOException {
    return Files.copy(Path.of(Run.photograph(photograph)), to);
  }
}
