package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The camera's place in the top bar. */
@ExtendWith(ApplicationExtension.class)
class CameraMenuTest {

  @TempDir static Path home;
  private final SteadyRobot robot = new SteadyRobot();

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietWindow window;

  @SuppressWarnings("NullAway.Init")
  private LiveCamera camera;

  @Start
  void show(Stage stage) {
    window = new QuietWindow(SmallModel.create(), home, Session.FIRST, Platform::runLater);
    window.cameras.play(QuietWindow.golden("coffee"));
    camera = window.workspace.camera();
    stage.setScene(new Scene(new CameraMenu(window.workspace), 400, 60));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(camera::close);
    camera.off().join();
    window.close();
  }

  @Test
  void noDotIsShownUntilTheCameraIsOn() {
    assertThat(isShown("#camera-dot")).isFalse();
    switchOn();

    assertThat(isShown("#camera-dot")).isTrue();
    assertThat(robot.node("#camera-dot", Button.class).getTooltip().getText())
        .isEqualTo("The camera Played is on. Nothing is saved. Click to switch it off (L).");
  }

  @Test
  void aClickOnTheDotSwitchesTheDeviceOff() {
    switchOn();
    robot.interact(() -> robot.node("#camera-dot", Button.class).fire());
    camera.off().join();

    assertThat(window.cameras.on()).isZero();
    assertThat(isShown("#camera-dot")).isFalse();
  }

  @Test
  void theMenuOffersTheCamerasThatAreFound() {
    assertThat(offered())
        .extracting(MenuItem::getText)
        .containsExactly("Camera Played", "Camera Other");
  }

  @Test
  void theMenuSaysWhatToDoWithoutACamera() {
    offered();
    window.cameras.unplugAll();
    robot.interact(() -> menu().fireEvent(new Event(SplitMenuButton.ON_SHOWING)));
    window.untilShown(() -> menu().getItems().size() == 1);

    assertThat(menu().getItems().get(0).getText())
        .isEqualTo("No camera was found. Connect one and open this menu again.");
  }

  private List<MenuItem> offered() {
    robot.interact(() -> menu().fireEvent(new Event(SplitMenuButton.ON_SHOWING)));
    window.untilShown(() -> menu().getItems().size() == 2);
    return List.copyOf(menu().getItems());
  }

  private void switchOn() {
    robot.interact(() -> menu().fire());
    window.untilShown(() -> camera.state().get() == LiveCamera.State.LIVE);
    assertThat(camera.camera().get()).isEqualTo(PlayedCameras.FIRST);
  }

  private SplitMenuButton menu() {
    return robot.node("#camera", SplitMenuButton.class);
  }

  private boolean isShown(String id) {
    Node node = robot.node(id);
    return node.isVisible() && node.isManaged();
  }
}
