package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {

  @TempDir private Path folder;

  @Test
  void theFileHoldsWhatWasWritten() throws IOException {
    Path target = folder.resolve("图 1.txt");

    SafeFile.write(target, stream -> stream.write(bytes("maps")));

    assertThat(target).hasContent("maps");
    assertThat(names()).containsExactly("图 1.txt");
  }

  @Test
  void anOlderFileIsReplaced() throws IOException {
    Path target = Files.writeString(folder.resolve("a.txt"), "older and longer");

    SafeFile.write(target, stream -> stream.write(bytes("newer")));

    assertThat(target).hasContent("newer");
  }

  @Test
  void afterAFailureTheOlderFileIsUntouchedAndNothingLiesBesideIt() throws IOException {
    Path target = Files.writeString(folder.resolve("a.txt"), "older");

    assertThatThrownBy(
            () ->
                SafeFile.write(
                    target,
                    stream -> {
                      stream.write(bytes("half"));
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("a.txt");
    assertThat(target).hasContent("older");
    assertThat(names()).containsExactly("a.txt");
  }

  /** As the encoder of PNG does. */
  @Test
  void whatTheSystemSaidIsFoundBeneathAnEncodersWords() {
    IOException full =
        new IOException("I/O error writing PNG file!", new IOException("No space left on device"));
    IOException denied = new IOException("I/O error!", new AccessDeniedException("a.png"));

    assertThat(SafeFile.problem(folder, full).key()).isEqualTo("file.full");
    assertThat(SafeFile.problem(folder, denied).key()).isEqualTo("file.denied");
  }

  @Test
  void whatIsNoFileStays() throws IOException {
    try (SocketFile socket = SocketFile.at(folder.resolve("device"))) {
      Path target = socket.path();
      assertThatThrownBy(() -> SafeFile.write(target, stream -> stream.write(bytes("maps"))))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("not a file");
      assertThat(Files.isRegularFile(target)).isFalse();
    }
  }

  @Test
  void whatAKilledWriterLeftIsSweptAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("a.txt"), "whole");
    Files.writeString(folder.resolve(".a.txt.0123.part"), "half");
    Files.writeString(folder.resolve(".b.txt.0123.part"), "another's");
    Files.writeString(folder.resolve(".a.txt"), "no part");

    SafeFile.sweep(target);

    assertThat(names()).containsExactlyInAnyOrder("a.txt", ".b.txt.0123.part", ".a.txt");
  }

  @Test
  void aBugInTheWriterLeavesNothingBehindEither() throws IOException {
    assertThatThrownBy(
            () ->
                SafeFile.write(
                    folder.resolve("a.txt"),
                    stream -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path target = folder.resolve("absent").resolve("a.txt");

    assertThatThrownBy(() -> SafeFile.write(target, stream -> stream.write(1)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the folder " + target.getParent() + " does not exist");
  }

  @Test
  void missingPermissionIsToldAsSuch() {
    // Injected: tests may run as root, whom no folder refuses.
    assertThatThrownBy(
            () ->
                SafeFile.write(
                    folder.resolve("a.txt"),
                    stream -> {
                      throw new AccessDeniedException("a.txt");
                    }))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("permission is missing");
  }

  @Test
  void aFolderInTheFilesPlaceIsLeftAlone() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("a.txt").resolve("inside"));

    assertThatThrownBy(() -> SafeFile.write(folder.resolve("a.txt"), stream -> stream.write(1)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("a folder of this name is there");
    assertThat(inside).exists();
    assertThat(names()).containsExactly("a.txt");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
