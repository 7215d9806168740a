package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model in use: taken from a file, remembered, and kept where the file is no good. */
class ModelSwitcherTest {

  private static final Model BUILT_IN = QuietWindow.builtIn();

  @TempDir Path home;

  private final ReadOnlyObjectWrapper<@Nullable ModelInUse> inUse = new ReadOnlyObjectWrapper<>();

  @Test
  void aModelOutOfAFileTakesThePlaceOfTheOneBeforeAndIsRemembered() {
    Path file = written("mine.zip");
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, Session.FIRST)) {
      ModelSwitcher choice = started(window);

      choice.open(file);
      window.until(() -> isInUse("mine"));

      assertThat(window.workspace.session().get().files().model()).isEqualTo(file.toString());
      choice.useBuiltIn();
      window.until(() -> isInUse(BuiltInModel.NAME));
      assertThat(window.workspace.session().get().files().model()).isNull();
    }
  }

  @Test
  void aDamagedFileLeavesTheModelAsItIs() throws IOException {
    Path file = Files.writeString(home.resolve("broken.zip"), "no model");
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, Session.FIRST)) {
      ModelSwitcher choice = started(window);

      choice.open(file);
      window.until(() -> !window.problems.isEmpty());

      assertThat(window.problems.get(0)).isInstanceOf(Problem.class).hasMessageContaining("broken");
      assertThat(isInUse(BuiltInModel.NAME)).isTrue();
      assertThat(window.workspace.session().get().files().model()).isNull();
    }
  }

  @Test
  void whereTheLastModelIsGoneTheBuiltInOneIsThere() {
    Session last = Session.FIRST.withModel(home.resolve("gone.zip").toString());
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, last)) {
      started(window);

      assertThat(window.problems.get(0)).hasMessageContaining("gone.zip");
      assertThat(isInUse(BuiltInModel.NAME)).isTrue();
    }
  }

  @Test
  void aModelThatIsOpenedWithTheAppGoesBeforeTheLastSessions() {
    Session last = Session.FIRST.withModel(written("last.zip").toString());
    Path file = written("mine.zip");
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, last)) {
      started(window, Optional.of(file));

      window.until(() -> isInUse("mine"));
      assertThat(window.workspace.session().get().files().model()).isEqualTo(file.toString());
    }
  }

  @Test
  void aDamagedModelThatIsOpenedWithTheAppLeavesTheLastSessions() throws IOException {
    Session last = Session.FIRST.withModel(written("last.zip").toString());
    Path damaged = Files.writeString(home.resolve("broken.zip"), "no model");
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, last)) {
      started(window, Optional.of(damaged));

      window.until(() -> isInUse("last"));
      assertThat(window.problems.get(0)).hasMessageContaining("broken");
    }
  }

  @Test
  void aModelThatIsNeededStays() {
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, Session.FIRST)) {
      ModelSwitcher choice = started(window);
      choice.keepWhile(() -> true);

      choice.open(home.resolve("other.zip"));

      assertThat(window.told).hasSize(1);
      assertThat(window.problems).isEmpty();
    }
  }

  @Test
  void whoSaysNoKeepsTheModel() {
    Path file = written("mine.zip");
    try (QuietWindow window = new QuietWindow(BUILT_IN, home, Session.FIRST)) {
      ModelSwitcher choice = started(window);
      boolean[] may = {false};
      choice.askBefore(() -> may[0]);

      choice.open(file);
      assertThat(window.workspace.jobs().running()).isEmpty();

      may[0] = true;
      choice.open(file);
      window.until(() -> isInUse("mine"));
    }
  }

  private ModelSwitcher started(QuietWindow window) {
    ModelSwitcher choice = started(window, Optional.empty());
    window.until(() -> isInUse(BuiltInModel.NAME));
    return choice;
  }

  private ModelSwitcher started(QuietWindow window, Optional<Path> wanted) {
    ModelSwitcher choice =
        new ModelSwitcher(
            window.workspace,
            inUse,
            window.engine,
            () -> BUILT_IN,
            file -> ModelFile.read(file).model());
    choice.start(
        wanted,
        failure -> {
          throw new AssertionError(failure);
        });
    return choice;
  }

  private boolean isInUse(String name) {
    ModelInUse now = inUse.get();
    return now != null && now.model().name().equals(name);
  }

  private Path written(String name) {
    Path file = home.resolve(name);
    ModelFile.write(
        file,
        BUILT_IN.network(),
        BUILT_IN.preparation(),
        BUILT_IN.labels(),
        BUILT_IN.certainty(),
        new ObjectMapper().createObjectNode());
    return file;
  }
}
