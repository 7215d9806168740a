package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDatabaseTest {

  @TempDir private Path folder;

  @Test
  void aFileThatSomebodyElseHasJustMadeIsLeftAlone() {
    Path file = folder.resolve("new.index");
    try (IndexDatabase first = IndexDatabase.openToWrite(file)) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> IndexDatabase.openToWrite(file, false))
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("index.busy"));

      first.commit();
    }
    assertThat(file).isNotEmptyFile();
    IndexDatabase.open(file).close();
  }

  /** As when the disk is full before anything is committed. */
  @Test
  void aNewFileThatNothingWasCommittedToDoesNotStay() {
    Path file = folder.resolve("new.index");

    IndexDatabase.openToWrite(file).close();

    assertThat(file).doesNotExist();
  }
}
