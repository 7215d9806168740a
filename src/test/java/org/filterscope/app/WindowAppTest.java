package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.image.Picture;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.control.PicturePane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** The whole app with what it finds on the disk, its models missing or damaged. */
@ExtendWith(ApplicationExtension.class)
class WindowAppTest {

  private static final Path PHOTOGRAPHS =
      Path.of(System.getProperty("filterscope.root", ""), "assets", "photographs")
          .toAbsolutePath()
          .normalize();

  private final SteadyRobot robot = new SteadyRobot();
  @TempDir private Path folder;
  private AppHome home = new AppHome(Path.of(""));
  private @Nullable WindowApp app;

  @BeforeEach
  void bringAPhotograph() throws IOException {
    home = new AppHome(folder.resolve("home"));
    Path own = Files.createDirectories(folder.resolve("assets/photographs"));
    Files.copy(PHOTOGRAPHS.resolve("coffee.jpg"), own.resolve("coffee.jpg"));
    Files.copy(PHOTOGRAPHS.resolve("cat.jpg"), own.resolve("next.jpg"));
  }

  @AfterEach
  void closeTheWindow() {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    if (app != null) {
      app.end();
    }
  }

  @Test
  void theFirstStartShowsTheBundledPhotographAndSaysThatTheModelIsMissing() {
    open();

    awaitText("#picture-name", "coffee.jpg");
    awaitText("#notice-text", "caltech101-head.zip");
    assertThat(title()).startsWith("coffee.jpg");
  }

  @Test
  void theLastSessionComesBack() throws Exception {
    home.create();
    home.session()
        .write(
            Session.FIRST
                .withImage(PHOTOGRAPHS.resolve("clock.jpg").toString())
                .withBounds(new Session.Bounds(10, 20, 1150, 720, false)));

    open();

    awaitText("#picture-name", "clock.jpg");
    assertThat(stage().getWidth()).isEqualTo(1150);
    assertThat(stage().getHeight()).isEqualTo(720);
  }

  @Test
  void damagedSettingsAreToldAndTheUsualOnesAreInUse() throws Exception {
    home.create();
    Path settings = home.folder().resolve("settings.json");
    Files.writeString(settings, "{\"theme\": \"DARK\", ");

    StartupState stored = open();

    assertThat(stored.settings()).isEqualTo(Settings.USUAL);
    awaitText("#notice-text", "caltech101-head.zip");
    robot.clickOn("#notice-dismiss");
    assertThat(text("#notice-text")).contains(settings.toString(), "damaged");
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAndTheWindowOpens() throws Exception {
    home = new AppHome(Files.writeString(folder.resolve("file"), "in the way"));

    open();

    awaitText("#picture-name", "coffee.jpg");
    awaitText("#notice-text", "caltech101-head.zip");
    robot.clickOn("#notice-dismiss");
    assertThat(text("#notice-text")).contains(AppHome.VARIABLE);
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void weightsThatCannotBeUsedAreToldAndPhotographsAreStillShown(Damage damage) throws Exception {
    Path weights = folder.resolve("models").resolve(BuiltInModel.BASE_FILE);
    Files.createDirectories(weights.getParent());
    Files.copy(Golden.models().resolve("caltech101-head.zip"), headBeside(weights));
    Files.copy(Golden.models().resolve(BuiltInModel.BASE_FILE), weights);
    damage.harm(weights);

    open();

    awaitText("#notice-text", weights.toString());
    assertThat(text("#notice-text"))
        .contains(damage.reason, "Restore it")
        .doesNotContain("Exception");
    awaitText("#waiting-hint", "no network");
    assertThat(text("#waiting-hint")).contains("Choose another model");
    assertThat(text("#model-name")).isEqualTo("No model");
    robot.clickOn("#notice-details");
    assertThat(robot.find("#dialog-details")).isPresent();
    robot.type(KeyCode.ESCAPE);
    awaitText("#picture-name", "coffee.jpg");
    robot.clickOn("#picture-next");
    awaitText("#picture-name", "next.jpg");
    assertThat(waiting().width()).isEqualTo(451);
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

  private Picture waiting() {
    return robot.node("#waiting-photograph", PicturePane.class).pictureProperty().get();
  }

  private StartupState open() {
    StartupState stored = StartupState.read(home, language -> {});
    WindowApp opened = new WindowApp(new InstallationFolder(folder), home, Optional.empty());
    app = opened;
    robot.interact(() -> opened.open(stored));
    return stored;
  }

  private void awaitText(String id, String part) {
    FxThread.until(() -> text(id).contains(part), () -> id + " says " + text(id));
    FxThread.untilLaidOut();
  }

  private String text(String id) {
    return robot.find(id).map(label -> ((Label) label).getText()).orElse("");
  }

  private Stage stage() {
    return (Stage) robot.window(0);
  }

  private String title() {
    return stage().getTitle();
  }
}
