package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.filterscope.task.FolderUse;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFolderTest {

  @TempDir private Path folder;

  @Test
  void theSizeIsThatOfAllFilesBelow() throws IOException {
    write("a", 100, 1);
    write("deep/er/b", 23, 2);

    assertThat(new StoredFolder(folder).size()).isEqualTo(123);
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() {
    assertThat(new StoredFolder(folder.resolve("none")).size()).isZero();
  }

  @Test
  void clearingLeavesTheFolderItself() throws IOException {
    write("deep/er/b", 23, 2);

    new StoredFolder(folder).clear();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clearingRemovesALinkAndNotWhatItPointsTo(@TempDir Path elsewhere) throws IOException {
    Path precious = Files.write(elsewhere.resolve("precious"), new byte[10]);
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);

    new StoredFolder(folder).clear();

    assertThat(precious).exists();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsInUseIsNotTrimmed() throws IOException {
    Path used = write("used", 100, 1);

    FolderUse use = FolderUse.begin(folder);
    new StoredFolder(folder).trim(0);
    use.close();

    assertThat(used).exists();
  }

  @Test
  void whatIsInUseIsNotCleared() throws IOException {
    Path used = write("used", 100, 1);

    FolderUse use = FolderUse.begin(folder);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> new StoredFolder(folder).clear())
        .withMessageContaining("is in use");
    use.close();

    assertThat(used).exists();
  }

  @Test
  void trimmingRemovesTheOldestUntilTheRestFits() throws IOException {
    Path oldest = write("oldest", 100, 1);
    Path older = write("older", 100, 2);
    Path newest = write("newest", 100, 3);

    new StoredFolder(folder).trim(250);

    assertThat(oldest).doesNotExist();
    assertThat(older).exists();
    assertThat(newest).exists();
  }

  private Path write(String name, int bytes, int day) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.fromMillis(day * 86_400_000L));
    return file;
  }
}
