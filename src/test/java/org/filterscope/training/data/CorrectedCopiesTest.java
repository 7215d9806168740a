package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies for learning: never over another file, and taken away only as they were made. */
class CorrectedCopiesTest {

  @TempDir Path home;
  private Path photograph;
  private CorrectedCopies copies;

  @BeforeEach
  void make() throws IOException {
    photograph = home.resolve("a.jpg");
    Files.writeString(photograph, "one");
    copies = new CorrectedCopies(home.resolve("lessons"));
  }

  @Test
  void anotherPhotographOfItsNameIsNotWrittenOver() throws IOException {
    copies.add(photograph, "cat");
    Files.writeString(photograph, "two");

    Path second = copies.add(photograph, "cat").orElseThrow();

    assertThat(second).hasFileName("a (2).jpg").hasContent("two");
    assertThat(home.resolve("lessons/cat/a.jpg")).hasContent("one");
  }

  @Test
  void whatLiesThereAlreadyIsNotCopiedAgain() {
    copies.add(photograph, "cat");

    assertThat(copies.add(photograph, "cat")).isEmpty();
  }

  @Test
  void aCopyThatWasChangedStays() throws IOException {
    Path copy = copies.add(photograph, "cat").orElseThrow();
    Files.writeString(copy, "retouched");

    assertThat(CorrectedCopies.remove(copy, photograph)).isFalse();
    assertThat(copy).exists();
  }

  @Test
  void aClassThatLeadsElsewhereIsRefused() {
    assertThatThrownBy(() -> copies.add(photograph, "../out")).isInstanceOf(Problem.class);
    assertThat(home.resolve("out")).doesNotExist();
  }
}
