package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.filterscope.testing.OddFolder;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Twenty photographs among every odd thing: all twenty count, and the others are named. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Links there need a permission")
class OddFolderTest {

  private static final int EACH = 10;

  @TempDir private static Path temporary;
  private static Path model;
  private static Path folder;
  private static List<String> good;
  private static OddFolder odd;

  @BeforeAll
  static void fill() throws IOException {
    model = temporary.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), model);
    folder = temporary.resolve("photographs");
    Drawn.folder(folder, EACH);
    try (Stream<Path> files = Files.walk(folder)) {
      good = files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
    odd = OddFolder.fill(folder.resolve("dots"), Path.of(Run.photograph("cat")));
  }

  @AfterAll
  static void removeDeepFolders() throws IOException {
    odd.removeDeepFolders();
  }

  @Test
  void allAreClassified() {
    Run run = Run.of("classify", "--model", model.toString(), folder.toString(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(texts(run.json().get("results"))).containsAll(good).containsAll(heavy());
    assertUnreadableAreNamed(run);
  }

  @Test
  void allAreIndexed() {
    Path out = temporary.resolve("odd.index");

    Run run =
        Run.of(
            "index",
            "--model",
            model.toString(),
            folder.toString(),
            "--out",
            out.toString(),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("images").asInt()).isGreaterThanOrEqualTo(2 * EACH);
    assertUnreadableAreNamed(run);
  }

  @Test
  void allAreLearnedFrom() {
    Path out = temporary.resolve("odd.zip");

    Run run =
        Run.of(
            "finetune",
            "--model",
            model.toString(),
            folder.toString(),
            "--out",
            out.toString(),
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode result = run.json();
    int used =
        Stream.of("train", "validation", "heldOut")
            .mapToInt(part -> result.get(part).asInt())
            .sum();
    assertThat(used).isGreaterThanOrEqualTo(2 * EACH);
    assertUnreadableAreNamed(run);
  }

  private static void assertUnreadableAreNamed(Run run) {
    assertThat(texts(run.json().get("skipped")))
        .containsExactlyInAnyOrderElementsOf(
            odd.unreadable().stream().map(Path::toString).toList());
    assertThat(run.err()).doesNotContain("an error in Filterscope itself");
    assertThat(run.errLines()).hasSize(odd.unreadable().size());
  }

  private static List<String> heavy() {
    return odd.heavy().stream().map(Path::toString).toList();
  }

  private static List<String> texts(JsonNode images) {
    List<String> texts = new ArrayList<>();
    StreamSupport.stream(images.spliterator(), false)
        .forEach(image -> texts.add(image.get("image").asText()));
    return texts;
  }
}
