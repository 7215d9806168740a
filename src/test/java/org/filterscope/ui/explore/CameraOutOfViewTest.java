package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The screen's keys for the camera, and what becomes of it when the screen goes out of view. */
@ExtendWith(ApplicationExtension.class)
class CameraOutOfViewTest {

  @TempDir static Path home;
  private final SteadyRobot robot = new SteadyRobot();
  private QuietExplore window;
  private ExploreScreen screen;
  private LiveCamera camera;
  private PlayedCameras cameras;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietExplore(SmallModel.create(), home, Session.FIRST, Platform::runLater);
    cameras = window.cameras.play(QuietWindow.golden("cat"));
    camera = window.workspace.camera();
    screen =
        new ExploreScreen(
            window.workspace,
            new SimpleBooleanProperty(),
            window.indexes,
            window.before,
            address -> {},
            cell -> {},
            new NoLinks());
    stage.setScene(new Scene(new StackPane(screen.node()), 1280, 760));
    stage.show();
    screen.shown();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void openCoffee() {
    robot.interact(() -> window.workspace.picture().open(QuietWindow.golden("coffee")));
    window.untilShown(() -> isProjected("coffee"));
    robot.interact(() -> robot.node("#wall").requestFocus());
  }

  @AfterEach
  void close() {
    robot.interact(camera::close);
    camera.off().join();
    robot.interact(screen::close);
    window.close();
  }

  @Test
  void aKeySwitchesItOnAndOff() {
    switchOn();
    robot.type(KeyCode.L);
    camera.off().join();

    assertThat(cameras.on()).isZero();
    assertThat(opened().name()).isEqualTo("coffee.png");
  }

  @Test
  void anotherKeyKeepsTheFrame() {
    switchOn();
    robot.type(KeyCode.K);
    window.untilShown(() -> isProjected("Camera, "));
    camera.off().join();

    assertThat(cameras.on()).isZero();
  }

  @Test
  void outOfViewItIsOffAndOtherScreensHaveItsLastFrame() {
    switchOn();
    robot.interact(screen::hidden);
    window.untilShown(() -> isProjected("Camera, "));
    camera.off().join();

    assertThat(cameras.on()).isZero();
    assertThat(screen.photograph().get().photograph().photograph().get()).isEqualTo(opened());
  }

  private void switchOn() {
    robot.type(KeyCode.L);
    window.untilShown(() -> shown().name().startsWith("Camera, "));
  }

  private boolean isProjected(String name) {
    return opened() != null
        && opened().name().startsWith(name)
        && !screen.photograph().get().photograph().busy().get()
        && robot.text("#projection-label").startsWith("Deconvnet");
  }

  private Photograph shown() {
    return screen.photograph().get().photograph().photograph().get();
  }

  private Photograph opened() {
    return window.workspace.picture().photograph().get();
  }

  private static final class NoLinks implements ClassLinks {
    @Override
    public void softmax(int index) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void contributions(int index) {
      throw new AssertionError("nobody asks");
    }
  }
}
