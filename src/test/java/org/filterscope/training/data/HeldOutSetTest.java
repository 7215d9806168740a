package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutSetTest {

  private static final List<String> LEARNED = List.of("cat/1.png", "cat/2.png", "dog/1.png");
  private static final List<String> HELD_OUT = List.of("cat/3.png", "dog/2.png");

  @TempDir private Path place;
  private Path trainedOn;
  private Path other;

  @BeforeEach
  void write() throws IOException {
    trainedOn = folder("trained-on");
    other = folder("other");
  }

  @Test
  void ofTheFolderThatWasTrainedOnOnlyWhatWasHeldOutIsLeft() {
    HeldOutSet part = part(trainedOn, report(HELD_OUT));

    assertThat(part.isPart()).isTrue();
    assertThat(names(part, trainedOn)).containsExactlyInAnyOrderElementsOf(HELD_OUT);
  }

  @Test
  void aFolderWithTheSameNamesIsAnotherOne() {
    HeldOutSet part = part(other, report(HELD_OUT));

    assertThat(part.isPart()).isFalse();
    assertThat(part.photographs().photographs()).hasSize(LEARNED.size() + HELD_OUT.size());
  }

  @Test
  void theFolderIsKnownWhereverItLiesAndWithWhatWasAddedSince() throws IOException {
    ObjectNode report = report(HELD_OUT);
    Path moved = Files.move(trainedOn, place.resolve("moved"));
    Files.writeString(moved.resolve("cat/1.png"), "replaced");
    Files.writeString(moved.resolve("cat/9.png"), "new");

    assertThat(names(part(moved, report), moved)).containsExactlyInAnyOrderElementsOf(HELD_OUT);
  }

  @Test
  void namesDecideWhereAnEarlierVersionNotedNothingElse() {
    ObjectNode report = report(HELD_OUT);
    ((ObjectNode) report.get("split")).remove("learned");

    assertThat(names(part(other, report), other)).containsExactlyInAnyOrderElementsOf(HELD_OUT);
  }

  @Test
  void whatWasLearnedIsNotHeldOutBecauseAnotherFolderHasItsName() {
    ObjectNode report = report(List.of("cat/1.png", "dog/1.png"));

    assertThatThrownBy(() -> part(trainedOn, report))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("training.all-learned"));
  }

  private Path folder(String name) throws IOException {
    Path folder = place.resolve(name);
    for (String each : List.of("cat/1", "cat/2", "cat/3", "dog/1", "dog/2")) {
      Path file = folder.resolve(each + ".png");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, name + " " + each);
    }
    return folder;
  }

  /** What a model's file says that learned from the first folder. */
  private ObjectNode report(List<String> heldOut) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode report = mapper.createObjectNode();
    ObjectNode split = report.putObject("split");
    split.set("training", mapper.valueToTree(LEARNED.subList(0, 2)));
    split.set("validation", mapper.valueToTree(LEARNED.subList(2, 3)));
    split.set("heldOut", mapper.valueToTree(heldOut));
    split.set("learned", mapper.valueToTree(LEARNED.stream().map(this::mark).toList()));
    return report;
  }

  private String mark(String name) {
    try {
      byte[] content = Files.readAllBytes(trainedOn.resolve(name));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static HeldOutSet part(Path folder, ObjectNode report) {
    return HeldOutSet.of(folder, LabelledFolder.of(folder), report);
  }

  private static List<String> names(HeldOutSet part, Path folder) {
    return part.photographs().photographs().stream()
        .map(each -> folder.relativize(each.file()).toString().replace('\\', '/'))
        .toList();
  }
}
