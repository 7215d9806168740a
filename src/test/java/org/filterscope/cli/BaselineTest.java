package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Model;
import org.filterscope.network.file.ModelFile;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caltech's classes summed to two groups, beside small random networks that answer for groups. */
class BaselineTest {

  @TempDir private Path temporary;
  private Path folder;
  private Path groups;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(temporary.resolve("photographs"));
    put("drink", "coffee");
    put("animal", "cat");
    put("animal", "coffee");
    // One group has the cup alone, the other one all else but the first class.
    int cup = Run.model().labels().indexOf("cup");
    groups =
        Files.writeString(
            temporary.resolve("groups.txt"),
            "drink: cup\nanimal: 1-" + (cup - 1) + ", " + (cup + 1) + "-100\n");
  }

  @Test
  void theLargerSumIsTheAnswer() {
    JsonNode json = run("--json").json();

    assertThat(json.fieldNames()).toIterable().contains("accuracy", "against", "differ");
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.get("against").isNull()).isTrue();
    assertThat(json.get("differ")).isEmpty();
    assertThat(json.get("wrong")).hasSize(1);
    JsonNode wrong = json.at("/wrong/0");
    assertThat(wrong.get("label").asText()).isEqualTo("animal");
    assertThat(wrong.get("baseline").asText()).isEqualTo("drink");
    assertThat(wrong.at("/top/0/label").asText()).isEqualTo("cup");
    assertThat(wrong.at("/top/0/group").asText()).isEqualTo("drink");
  }

  @Test
  void sumsAndWhatIsOutsideMakeOne() {
    JsonNode wrong = run("--json").json().at("/wrong/0");
    double first = 0;
    for (JsonNode each :
        Run.of("classify", Run.photograph("coffee"), "--top", "101", "--json")
            .json()
            .at("/results/0/top")) {
      first = each.get("index").asInt() == 0 ? each.get("probability").asDouble() : first;
    }

    double inside = wrong.at("/sums/drink").asDouble() + wrong.at("/sums/animal").asDouble();
    assertThat(wrong.get("outside").asDouble()).isCloseTo(first, within(1e-5));
    assertThat(inside + first).isCloseTo(1, within(1e-5));
  }

  @Test
  void beforeAFineTunedModelItIsSaidWhereTheyDiffer() {
    Path tuned = tuned("{}");
    JsonNode evaluated =
        Run.of("evaluate", folder.toString(), "--model", tuned.toString(), "--json").json();

    JsonNode json = run("--against", tuned.toString(), "--json").json();

    assertThat(json.get("against")).isEqualTo(evaluated.get("accuracy"));
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(json.get("heldOutOnly").asBoolean()).isFalse();
    assertThat(json.get("differ")).isNotEmpty();
    for (JsonNode each : json.get("differ")) {
      assertThat(each.get("baseline")).isNotEqualTo(each.get("against"));
      assertThat(each.get("top")).hasSize(5);
    }
  }

  @Test
  void whatAModelHasLearnedFromDoesNotCount() {
    Path tuned =
        tuned(
            "{\"split\": {\"training\": [\"animal/coffee.png\"], \"validation\": [],"
                + " \"heldOut\": [\"drink/coffee.png\", \"animal/cat.png\"]}}");

    JsonNode json = run("--against", tuned.toString(), "--json").json();

    assertThat(json.get("images").asInt()).isEqualTo(2);
    assertThat(json.get("heldOutOnly").asBoolean()).isTrue();
    assertThat(json.get("accuracy").asDouble()).isEqualTo(1);
  }

  @Test
  void forPeopleBothComeWithTheirUncertainty() {
    Run run = run("--against", tuned("{}").toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Sums of groups: 66.7 % of 3 right (95 % confidence: 20.8 to 93.9)")
        .contains("Fine-tuned:", "They differ on");
  }

  @Test
  void aSubFolderThatIsNoGroupIsAPlainProblem() throws IOException {
    put("tree", "cat");

    Run run = run();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("tree", "drink, animal");
  }

  private Run run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("baseline", folder.toString(), "--groups", groups.toString()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private void put(String group, String photograph) throws IOException {
    Path place = Files.createDirectories(folder.resolve(group)).resolve(photograph + ".png");
    Files.copy(Path.of(Run.photograph(photograph)), place);
  }

  /** Its answer depends on its random weights; that it differs somewhere is what is needed. */
  private Path tuned(String report) {
    Model model = SmallModel.create();
    Path file = temporary.resolve("tuned.zip");
    try {
      ModelFile.write(
          file,
          model.network(),
          model.preparation(),
          List.of("drink", "animal"),
          0,
          new ObjectMapper().readTree(report));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }
}
