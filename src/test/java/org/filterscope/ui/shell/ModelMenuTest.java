package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The menu of models at the top: all at hand and lately used, and choosing one. */
@ExtendWith(ApplicationExtension.class)
class ModelMenuTest {

  @TempDir Path home;
  private final SteadyRobot robot = new SteadyRobot();
  private QuietWindow window;
  private Path own;

  @Start
  void show(Stage stage) throws IOException {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Path folder = Files.createDirectories(home.resolve("models"));
    own = Files.createDirectories(home.resolve("own")).resolve("my_pets.zip");
    SmallModel.write(SmallModel.create().network(), own);
    SmallModel.write(SmallModel.create().network(), folder.resolve("flowers.zip"));
    Session last =
        Session.FIRST
            .withModel(home.resolve("gone.zip").toString())
            .withModel(own.toString())
            .withModel(null);
    window = new QuietWindow(QuietWindow.builtIn(), home, last, Platform::runLater);
    ModelStore store = new ModelStore(folder, Golden.models());
    ModelSwitcher models =
        new ModelSwitcher(
            window.workspace,
            window.inUse,
            window.engine,
            () -> window.used.model(),
            file -> ModelFile.read(file).model());
    ShellViewModel shell =
        new ShellViewModel(
            window.workspace,
            new NoticeBoard(window.workspace.clock(), Platform::runLater, window.workspace::words),
            models,
            new AvailableModels(window.workspace, store));
    stage.setScene(new Scene(new TopBar(shell), 1100, 60));
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @AfterEach
  void close() {
    robot.interact(() -> robot.node("#model", ModelMenu.class).hide());
    window.close();
  }

  @Test
  void allModelsAtHandAndLatelyUsedAreInTheMenu() {
    openMenu();

    assertThat(texts())
        .containsExactly(
            "vgg16-caltech101 – built in, 101 classes",
            "flowers – fine-tuned, 2 classes",
            "my_pets – fine-tuned, 2 classes, in " + own.getParent(),
            home.resolve("gone.zip") + " – missing or damaged, see Models",
            "Open a model file…");
    assertThat(items().get(3).isDisable()).isTrue();
    assertThat(selected()).containsExactly("choose-" + BuiltInModel.NAME);
  }

  @Test
  void theOneThatIsChosenIsUsed() {
    openMenu();

    robot.interact(items().get(2)::fire);
    window.untilShown(() -> own.equals(used().file()));

    window.untilShown(() -> selected().equals(List.of("choose-my_pets")));
    assertThat(window.workspace.session().get().files().model()).isEqualTo(own.toString());
    assertThat(window.problems).isEmpty();
  }

  @Test
  void aChoiceThatCannotBeUsedLeavesTheMarkWhereItWas() throws IOException {
    openMenu();
    Files.delete(own);

    robot.interact(items().get(2)::fire);
    window.untilShown(() -> !window.problems.isEmpty());
    robot.interact(() -> robot.node("#model", ModelMenu.class).hide());
    robot.interact(() -> robot.node("#model", ModelMenu.class).show());

    assertThat(selected()).containsExactly("choose-" + BuiltInModel.NAME);
  }

  private void openMenu() {
    robot.interact(() -> robot.node("#model", ModelMenu.class).show());
    window.untilShown(() -> items().size() > 3);
  }

  private List<MenuItem> items() {
    return robot.node("#model", ModelMenu.class).getItems();
  }

  private List<String> texts() {
    return items().stream().map(MenuItem::getText).filter(text -> text != null).toList();
  }

  private List<String> selected() {
    return items().stream()
        .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
        .map(MenuItem::getId)
        .toList();
  }

  private ModelInUse used() {
    return java.util.Objects.requireNonNull(window.inUse.get());
  }
}
