package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppHomeTest {

  private static final Path PERSON = Path.of("/people/ada");

  @TempDir private Path folder;

  @Test
  void theVariableGoesBeforeTheSystem() {
    AppHome home = AppHome.of(Map.of(AppHome.VARIABLE, folder.toString()), "Linux", PERSON);

    assertThat(home.folder()).isEqualTo(folder);
  }

  @Test
  void onLinuxItLiesWhereTheStandardSays() {
    assertThat(AppHome.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", PERSON).folder())
        .isEqualTo(Path.of("/data/filterscope"));
  }

  @Test
  void onLinuxARelativeFolderCountsAsNone() {
    assertThat(AppHome.of(Map.of("XDG_DATA_HOME", "data"), "Linux", PERSON).folder())
        .isEqualTo(PERSON.resolve(".local/share/filterscope"));
  }

  @Test
  void onMacItLiesInTheLibrary() {
    assertThat(AppHome.of(Map.of(), "Mac OS X", PERSON).folder())
        .isEqualTo(PERSON.resolve("Library/Application Support/Filterscope"));
  }

  @Test
  void onWindowsItLiesWhereTheSystemSays() {
    assertThat(AppHome.of(Map.of("APPDATA", "/roaming"), "Windows 11", PERSON).folder())
        .isEqualTo(Path.of("/roaming/Filterscope"));
  }

  @Test
  void aFolderThatCannotBeMadeIsAProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(new AppHome(file)::create)
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(AppHome.VARIABLE);
  }
}
