package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  @TempDir private Path folder;
  private Path path = Path.of("");
  private JsonFile<Settings> file = new JsonFile<>(path, Settings.class);

  @BeforeEach
  void name() {
    path = folder.resolve("settings.json");
    file = new JsonFile<>(path, Settings.class);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Settings settings =
        new Settings(Settings.Theme.DARK, Settings.Language.ENGLISH, 1, 8, 20, true);

    file.write(settings);

    assertThat(file.read(Settings.USUAL)).isEqualTo(settings);
  }

  @Test
  void aWholeSessionIsReadAgain() {
    Session session =
        Session.FIRST
            .withImage("/pictures/一只猫 1.jpg")
            .withFrame(new Session.Frame(1.5, 2, 225.25, 226))
            .withUnit("conv3_3", 17, "GUIDED", "LARGEST")
            .withBounds(new Session.Bounds(-10, 20, 1440, 900, true))
            .withRecent("/pictures/a.jpg");
    JsonFile<Session> sessions = new JsonFile<>(folder.resolve("session.json"), Session.class);

    sessions.write(session);

    assertThat(sessions.read(Session.FIRST)).isEqualTo(session);
  }

  @Test
  void aMissingFileMeansTheUsual() {
    assertThat(file.read(Settings.USUAL)).isEqualTo(Settings.USUAL);
  }

  @Test
  void whatAFileLeavesOutIsAsUsual() throws IOException {
    Files.writeString(path, "{\"theme\": \"DARK\", \"fromANewerVersion\": 3}");

    assertThat(file.read(Settings.USUAL)).isEqualTo(Settings.USUAL.withTheme(Settings.Theme.DARK));
  }

  @Test
  void aDamagedFileIsPutAsideWhole() throws IOException {
    Files.writeString(path, "{\"theme\": \"DA");

    assertThatThrownBy(() -> file.read(Settings.USUAL))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining("settings.json.damaged");

    assertThat(folder.resolve("settings.json.damaged")).hasContent("{\"theme\": \"DA");
    assertThat(path).doesNotExist();
  }

  @Test
  void aSecondDamagedFileDoesNotReplaceTheFirst() throws IOException {
    for (String content : List.of("one", "two")) {
      Files.writeString(path, content);
      assertThatThrownBy(() -> file.read(Settings.USUAL)).isInstanceOf(Problem.class);
    }

    assertThat(folder.resolve("settings.json.damaged")).hasContent("one");
    assertThat(folder.resolve("settings.json.damaged-2")).hasContent("two");
  }

  @Test
  void somethingOtherThanAnObjectIsDamage() throws IOException {
    Files.writeString(path, "[1, 2]");

    assertThatThrownBy(() -> file.read(Settings.USUAL)).isInstanceOf(Problem.class);
  }

  @Test
  void aValueOfTheWrongKindIsDamage() throws IOException {
    Files.writeString(path, "{\"theme\": \"PINK\"}");

    assertThatThrownBy(() -> file.read(Settings.USUAL)).isInstanceOf(Problem.class);
  }

  @Test
  void whatCannotBeReadIsNotOverwritten() throws IOException {
    Files.createDirectory(path);
    assertThatThrownBy(() -> file.read(Settings.USUAL)).isInstanceOf(Problem.class);

    file.write(Settings.USUAL);

    assertThat(path).isDirectory();
  }
}
