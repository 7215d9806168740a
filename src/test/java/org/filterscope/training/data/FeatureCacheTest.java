package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.task.FolderUse;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {

  @TempDir private Path folder;

  @Test
  void theFolderIsInUseWhileTheCacheIsOpen() throws IOException {
    try (FeatureCache cache = FeatureCache.open(folder)) {
      assertThat(cache.file()).exists();
      assertThat(FolderUse.isUsed(folder)).isTrue();
    }

    assertThat(FolderUse.isUsed(folder)).isFalse();
  }

  @Test
  void aFileInTheFoldersWayIsToldOf() throws IOException {
    Path home = Files.createFile(folder.resolve("home"));

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> FeatureCache.open(home.resolve("caches")))
        .withMessageContaining("something else is in its place")
        .withMessageContaining("FILTERSCOPE_HOME");
  }

  @Test
  void aCacheThatIsNoDatabaseIsSetAsideAndTheFolderIsFreeAgain() throws IOException {
    Files.writeString(folder.resolve(FeatureCache.FILE), "no database at all ".repeat(100));

    FeatureCache.open(folder).close();

    assertThat(folder.resolve(FeatureCache.FILE + ".damaged")).exists();
    assertThat(FolderUse.isUsed(folder)).isFalse();
  }

  @Test
  void aCacheThatCannotBeMadeIsToldOfAndTheFolderIsFreeAgain() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve(FeatureCache.FILE));
    Files.createFile(inTheWay.resolve("file"));

    assertThatExceptionOfType(Problem.class).isThrownBy(() -> FeatureCache.open(folder));
    assertThat(FolderUse.isUsed(folder)).isFalse();
  }
}
