package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.network.ClassLabels;
import org.filterscope.task.Problem;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassGroupsTest {

  private static final List<String> LABELS = List.of("tabby", "collie", "pug", "bone, of a dog");

  @TempDir private Path folder;

  @Test
  void catsAndDogsAreTheirBreedsOfImageNet() {
    List<String> labels = ClassLabels.imageNet().names();

    ClassGroups groups = ClassGroups.read("cats-and-dogs", labels);

    assertThat(groups.names()).containsExactly("cat", "dog");
    assertThat(members(groups, 0)).contains("tabby cat", "Siamese cat", "Egyptian Mau").hasSize(5);
    assertThat(members(groups, 1))
        .contains("Chihuahua", "Mexican hairless dog (xoloitzcuintli)")
        .hasSize(118);
  }

  @Test
  void aLineHasPlacesRangesAndNames() throws IOException {
    ClassGroups groups = read("# a remark\ncat: tabby\n\ndog: 1-2\nthing: 3\n");

    assertThat(groups.names()).containsExactly("cat", "dog", "thing");
    assertThat(groups.groupOf()).containsExactly(0, 1, 1, 2);
  }

  @Test
  void aClassMayBeInNoGroup() throws IOException {
    assertThat(read("cat: 0\ndog: 1, pug").groupOf(3)).isEqualTo(ClassGroups.NONE);
  }

  @Test
  void jsonWillDo() throws IOException {
    ClassGroups groups = read("{\"cat\": [0], \"dog\": [\"1-2\", \"bone, of a dog\"]}");

    assertThat(groups.groupOf()).containsExactly(0, 1, 1, 1);
  }

  @Test
  void aPipeOrASocketIsNoList() throws IOException {
    try (SocketFile socket = SocketFile.at(folder.resolve("pipe"))) {
      assertThatThrownBy(() -> ClassGroups.read(socket.path().toString(), LABELS))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.key()).isEqualTo("groups.no-list"));
    }
  }

  @Test
  void whatIsNoListIsAPlainProblem() {
    assertProblem("groups.no-list", "cat 1");
    assertProblem("groups.no-list", "cat: 1");
    assertProblem("groups.no-list", "cat: 0\ncat: 1");
    assertProblem("groups.no-list", "{\"cat\": ");
    assertProblem("groups.unknown-class", "cat: 0\ndog: 4");
    assertProblem("groups.unknown-class", "cat: 0\ndog: 2-1");
    assertProblem("groups.unknown-class", "cat: 0\ndog: ");
    assertProblem("groups.twice", "cat: 0\ndog: 0-1");
    assertThatThrownBy(() -> ClassGroups.read("nothing.txt", LABELS))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cats-and-dogs");
  }

  private static List<String> members(ClassGroups groups, int group) {
    List<String> labels = ClassLabels.imageNet().names();
    return IntStream.range(0, labels.size())
        .filter(index -> groups.groupOf(index) == group)
        .mapToObj(labels::get)
        .toList();
  }

  private ClassGroups read(String text) throws IOException {
    return ClassGroups.read(
        Files.writeString(folder.resolve("groups.txt"), text).toString(), LABELS);
  }

  private void assertProblem(String key, String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
