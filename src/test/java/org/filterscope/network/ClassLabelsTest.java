package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.filterscope.task.Problem;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassLabelsTest {

  @TempDir private Path folder;

  @Test
  void aPipeOrASocketIsNoList() throws IOException {
    try (SocketFile socket = SocketFile.at(folder.resolve("pipe"))) {
      assertThatThrownBy(() -> ClassLabels.read(socket.path()))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.key()).isEqualTo("labels.no-list"));
    }
  }

  @Test
  void imageNetHasAThousandClassesNoTwoOfOneName() {
    ClassLabels labels = ClassLabels.imageNet();

    assertThat(labels.names()).hasSize(1000).doesNotHaveDuplicates();
    assertThat(new HashSet<>(labels.synsets())).hasSize(1000);
    assertThat(labels.names().get(281)).isEqualTo("tabby cat");
    assertThat(labels.synsets().get(281)).isEqualTo("n02123045");
  }

  @Test
  void aLineIsAClass() throws IOException {
    ClassLabels labels = ClassLabels.read(file("\ufeffone\r\ntwo, or so\r\n\r\n"));

    assertThat(labels.names()).containsExactly("one", "two, or so");
    assertThat(labels.synsets()).isEmpty();
  }

  @Test
  void aTableHasSynsetsAndQuotedWords() throws IOException {
    ClassLabels labels =
        ClassLabels.read(
            file("index,wnid,words,name\n0,n00000001,\"a, b\",first\n1,n00000002,c,second\n"));

    assertThat(labels.names()).containsExactly("first", "second");
    assertThat(labels.synsets()).containsExactly("n00000001", "n00000002");
  }

  @Test
  void caffesListHasASynsetBeforeTheWords() throws IOException {
    ClassLabels labels =
        ClassLabels.read(file("n01440764 tench, Tinca tinca\nn01443537 goldfish\n"));

    assertThat(labels.names()).containsExactly("tench", "goldfish");
    assertThat(labels.synsets()).containsExactly("n01440764", "n01443537");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat\ndog\nbird\n",
        "0 cat\n1 dog\n2 bird\n",
        "1: cat\n2: dog\n3: bird\n",
        "2,bird\n0,cat\n1,dog\n",
        "label,index\ncat,0\ndog,1\nbird,2\n",
        "index,name\n0,\"cat\"\n1,\"dog\"\n2,\"bird\"\n",
        "name\ncat\ndog\nbird\n",
        "cat, dog, bird",
        "[\"cat\", \"dog\", \"bird\"]",
        "{\"0\": \"cat\", \"1\": \"dog\", \"2\": \"bird\"}",
        "{\"dog\": 1, \"bird\": 2, \"cat\": 0}",
        "{'cat': 0, 'dog': 1, 'bird': 2}",
        "{\"classes\": [{\"name\": \"cat\"}, {\"name\": \"dog\"}, {\"name\": \"bird\"}]}",
        "{\"0\": [\"n1\", \"cat\"], \"1\": [\"n2\", \"dog\"], \"2\": [\"n3\", \"bird\"]}",
      })
  void listsInAllUsualFormsAreTheSame(String text) throws IOException {
    assertThat(ClassLabels.read(file(text)).names()).containsExactly("cat", "dog", "bird");
  }

  @Test
  void aListBesideANetworksFileIsFoundIfItHasTheRightLength() throws IOException {
    Path network = folder.resolve("net.h5");
    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\n");
    Path json = Files.writeString(folder.resolve("class_indices.json"), "{\"x\": 0, \"y\": 1}");

    assertThat(ClassLabels.beside(network, 2)).contains(json);
    assertThat(ClassLabels.beside(network, 3)).contains(folder.resolve("labels.txt"));
    assertThat(ClassLabels.beside(network, 4)).isEmpty();
  }

  @Test
  void digitsAreNamesAndNoNumbers() throws IOException {
    assertThat(ClassLabels.read(file("0\n1\n2\n")).names()).containsExactly("0", "1", "2");
  }

  @Test
  void aTableOutOfOrderIsRefused() throws IOException {
    Path file = file("index,wnid,words,name\n1,n00000001,a,a\n0,n00000002,b,b\n");

    assertThatThrownBy(() -> ClassLabels.read(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("labels.txt"), new byte[] {(byte) 0xff, 0, (byte) 0xc3});

    assertThatThrownBy(() -> ClassLabels.read(file)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> ClassLabels.read(file(" \n"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> ClassLabels.read(folder.resolve("none.txt")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("does not exist");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.txt"), text, StandardCharsets.UTF_8);
  }
}
