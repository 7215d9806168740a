package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

  @TempDir private Path folder;

  @Test
  void rightAndWrongAnswersAreCounted() throws IOException {
    String cat = answerTo("cat");
    String coffee = answerTo("coffee");
    put("cat", cat);
    put("coffee", coffee);
    Path wrong = put("coffee", cat);

    Run run = Run.of("evaluate", folder.toString(), "--json");

    JsonNode json = run.json();
    int row = Run.model().labels().indexOf(cat);
    int column = Run.model().labels().indexOf(coffee);
    assertThat(run.code()).isZero();
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.at("/confusion/" + row + "/" + row).asInt()).isEqualTo(1);
    assertThat(json.at("/confusion/" + row + "/" + column).asInt()).isEqualTo(1);
    assertThat(json.at("/confusion/" + column + "/" + column).asInt()).isEqualTo(1);
    assertThat(json.get("mostWrong")).hasSize(1);
    assertThat(json.at("/mostWrong/0/image").asText()).isEqualTo(wrong.toString());
    assertThat(json.at("/mostWrong/0/label").asText()).isEqualTo(cat);
    assertThat(json.at("/mostWrong/0/answer").asText()).isEqualTo(coffee);
  }

  @Test
  void theJsonHasAllKeysOfTheContract() throws IOException {
    put("cat", answerTo("cat"));

    JsonNode json = Run.of("evaluate", folder.toString(), "--json").json();

    assertThat(json.fieldNames())
        .toIterable()
        .contains("images", "accuracy", "confidence95", "confusion", "mostWrong", "skipped");
    assertThat(json.get("classes")).hasSize(Run.model().labels().size());
    // Wilson's lower bound after one success in one trial is 1 / (1 + z * z).
    assertThat(json.at("/confidence95/0").asDouble()).isBetween(0.2065, 0.2066);
    assertThat(json.at("/confidence95/1").asDouble()).isEqualTo(1);
  }

  @Test
  void aBrokenFileIsSkippedAndDoesNotCount() throws IOException {
    String cat = answerTo("cat");
    Path broken = Files.writeString(put("cat", cat).resolveSibling("broken.jpg"), "no picture");

    Run run = Run.of("evaluate", folder.toString(), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("images").asInt()).isEqualTo(1);
    assertThat(run.json().get("accuracy").asDouble()).isEqualTo(1);
    assertThat(run.json().at("/skipped/0/image").asText()).isEqualTo(broken.toString());
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("skipped", "broken.jpg");
  }

  @Test
  void aSubFolderThatIsNoClassIsAPlainProblemThatNamesIt() throws IOException {
    put("cat", answerTo("cat"));
    put("cat", "no class of this");

    Run run = Run.of("evaluate", folder.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("no class of this", Run.model().labels().get(0));
  }

  @Test
  void aFolderWithoutSubFoldersIsAPlainProblem() throws IOException {
    Files.copy(Path.of(Run.photograph("cat")), folder.resolve("cat.png"));

    Run run = Run.of("evaluate", folder.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(folder.toString(), "sub-folder");
  }

  @Test
  void aFolderThatDoesNotExistIsAPlainProblem() {
    Run run = Run.of("evaluate", folder.resolve("nowhere").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("nowhere");
  }

  @Test
  void forPeopleTheAccuracyComesWithItsUncertainty() throws IOException {
    put("coffee", answerTo("cat"));
    put("cat", answerTo("cat"));

    Run run = Run.of("evaluate", folder.toString());

    assertThat(run.out())
        .startsWith("1 of 2 right: accuracy 0.5000 (95 % confidence: 0.0945 to 0.9055)")
        .contains("Most wrong:", "coffee.png");
  }

  private static String answerTo(String photograph) {
    return Run.of("classify", Run.photograph(photograph), "--json")
        .json()
        .at("/results/0/top/0/label")
        .asText();
  }

  private Path put(String photograph, String label) throws IOException {
    Path classFolder = Files.createDirectories(folder.resolve(label));
    return Files.copy(
        Path.of(Run.photograph(photograph)), classFolder.resolve(photograph + ".png"));
  }
}
