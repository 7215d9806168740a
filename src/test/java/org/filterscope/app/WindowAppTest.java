package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.image.Picture;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.testing.Golden;
import org.filterscope.ui.control.PicturePane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole app with what it finds on the disk, its models missing or damaged. */
@ExtendWith(ApplicationExtension.class)
class WindowAppTest {

  private static final Path PHOTOGRAPHS =
      Path.of(System.getProperty("filterscope.root", ""), "assets", "photographs")
          .toAbsolutePath()
          .normalize();

  @TempDir private Path folder;
  private AppHome home = new AppHome(Path.of(""));

  @BeforeEach
  void bringAPhotograph() throws IOException {
    home = new AppHome(folder.resolve("home"));
    Path own = Files.createDirectories(folder.resolve("assets/photographs"));
    Files.copy(PHOTOGRAPHS.resolve("coffee.jpg"), own.resolve("coffee.jpg"));
    Files.copy(PHOTOGRAPHS.resolve("cat.jpg"), own.resolve("next.jpg"));
  }

  @AfterEach
  void closeTheWindow(FxRobot robot) {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  @Test
  void theFirstStartShowsTheBundledPhotographAndSaysThatTheModelIsMissing(FxRobot robot)
      throws Exception {
    open(robot);

    awaitText(robot, "#picture-name", "coffee.jpg");
    awaitText(robot, "#notice-text", "caltech101-head.zip");
    assertThat(title(robot)).startsWith("coffee.jpg");
  }

  @Test
  void theLastSessionComesBack(FxRobot robot) throws Exception {
    home.create();
    home.session()
        .write(
            Session.FIRST
                .withImage(PHOTOGRAPHS.resolve("clock.jpg").toString())
                .withBounds(new Session.Bounds(10, 20, 1150, 720, false)));

    open(robot);

    awaitText(robot, "#picture-name", "clock.jpg");
    assertThat(stage(robot).getWidth()).isEqualTo(1150);
    assertThat(stage(robot).getHeight()).isEqualTo(720);
  }

  @Test
  void damagedSettingsAreToldAndTheUsualOnesAreInUse(FxRobot robot) throws Exception {
    home.create();
    Path settings = home.folder().resolve("settings.json");
    Files.writeString(settings, "{\"theme\": \"DARK\", ");

    StartupState stored = open(robot);

    assertThat(stored.settings()).isEqualTo(Settings.USUAL);
    awaitText(robot, "#notice-text", "caltech101-head.zip");
    robot.clickOn("#notice-dismiss");
    assertThat(text(robot, "#notice-text")).contains(settings.toString(), "damaged");
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAndTheWindowOpens(FxRobot robot) throws Exception {
    home = new AppHome(Files.writeString(folder.resolve("file"), "in the way"));

    open(robot);

    awaitText(robot, "#picture-name", "coffee.jpg");
    awaitText(robot, "#notice-text", "caltech101-head.zip");
    robot.clickOn("#notice-dismiss");
    assertThat(text(robot, "#notice-text")).contains(AppHome.VARIABLE);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void weightsThatCannotBeUsedAreToldAndPhotographsAreStillShown(Damage damage, FxRobot robot)
      throws Exception {
    Path weights = folder.resolve("models").resolve(BuiltInModel.BASE_FILE);
    Files.createDirectories(weights.getParent());
    Files.copy(Golden.models().resolve("caltech101-head.zip"), headBeside(weights));
    Files.copy(Golden.models().resolve(BuiltInModel.BASE_FILE), weights);
    damage.harm(weights);

    open(robot);

    awaitText(robot, "#notice-text", weights.toString());
    assertThat(text(robot, "#notice-text"))
        .contains(damage.reason, "Restore it")
        .doesNotContain("Exception");
    awaitText(robot, "#waiting-hint", "not a network");
    assertThat(text(robot, "#model-name")).isEqualTo("No model");
    robot.clickOn("#notice-details");
    assertThat(robot.lookup("#dialog-details").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    awaitText(robot, "#picture-name", "coffee.jpg");
    robot.clickOn("#picture-next");
    awaitText(robot, "#picture-name", "next.jpg");
    assertThat(waiting(robot).width()).isEqualTo(451);
  }

  /** What can have happened to the weights. */
  private enum Damage {
    MISSING("missing") {
      @Override
      void harm(Path weights) throws IOException {
        Files.delete(weights);
      }
    },
    TRUNCATED("checksum") {
      @Override
      void harm(Path weights) throws IOException {
        try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
          file.truncate(file.size() / 2);
        }
      }
    },
    CHANGED("checksum") {
      @Override
      void harm(Path weights) throws IOException {
        try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
          file.write(ByteBuffer.wrap(new byte[] {42}), file.size() - 1000);
        }
      }
    };

    private final String reason;

    Damage(String reason) {
      this.reason = reason;
    }

    abstract void harm(Path weights) throws IOException;
  }

  private static Path headBeside(Path weights) {
    return weights.resolveSibling("caltech101-head.zip");
  }

  private static Picture waiting(FxRobot robot) {
    return robot.lookup("#waiting-photograph").queryAs(PicturePane.class).pictureProperty().get();
  }

  private StartupState open(FxRobot robot) {
    StartupState stored = StartupState.read(home);
    WindowApp app = new WindowApp(new InstallationFolder(folder), home, Optional.empty());
    robot.interact(() -> app.open(stored));
    return stored;
  }

  private static void awaitText(FxRobot robot, String id, String part) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> text(robot, id).contains(part));
  }

  private static String text(FxRobot robot, String id) {
    List<String> texts = new ArrayList<>();
    robot.interact(
        () ->
            robot
                .lookup(id)
                .tryQueryAs(Label.class)
                .ifPresent(label -> texts.add(label.getText())));
    return texts.isEmpty() ? "" : texts.get(0);
  }

  private static Stage stage(FxRobot robot) {
    return (Stage) robot.window(0);
  }

  private static String title(FxRobot robot) {
    return stage(robot).getTitle();
  }
}
