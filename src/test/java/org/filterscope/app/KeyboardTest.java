package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.testing.FocusWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The whole app with the built-in model, by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {

  @TempDir private Path home;
  private FocusWalk walk;

  @BeforeEach
  void openTheApp(FxRobot robot) throws Exception {
    AppHome folder = new AppHome(home);
    StartupState stored = StartupState.read(folder);
    WindowApp app = new WindowApp(InstallationFolder.ofThisProcess(), folder, Optional.empty());
    robot.interact(() -> app.open(stored));
    WaitForAsyncUtils.waitFor(
        90, TimeUnit.SECONDS, () -> robot.lookup("#projection").tryQuery().isPresent());
    WaitForAsyncUtils.waitFor(
        90, TimeUnit.SECONDS, () -> !robot.lookup("#activity").query().isVisible());
    Scene scene = robot.window(0).getScene();
    robot.interact(() -> robot.lookup("#rail-explore").query().requestFocus());
    walk = new FocusWalk(robot, scene);
  }

  @AfterEach
  void closeTheWindow(FxRobot robot) {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
  }

  @Test
  void tabReachesAllThatCanBeUsedAndShiftTabGoesTheSameWayBack() {
    List<Node> forward = walk.forward();

    assertThat(forward).containsExactlyInAnyOrderElementsOf(walk.focusable());
    assertThat(forward.stream().map(Node::getId))
        .contains(
            "rail-explore",
            "rail-keys",
            "rail-settings",
            "rail-about",
            "open-file",
            "open-folder",
            "photograph",
            "layers",
            "wall",
            "map",
            "projection",
            "kernels");
    List<Node> backward = new ArrayList<>(walk.backward());
    Collections.reverse(backward);
    Collections.rotate(backward, 1);
    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void allThatTabReachesHasANameAndShowsTheFocus() {
    assertThat(walk.forward()).allSatisfy(node -> assertThat(FocusWalk.name(node)).isNotEmpty());
    assertThat(walk.invisiblyFocused()).isEmpty();
  }
}
