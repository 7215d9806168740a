package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** The whole app with the built-in model, by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {

  private static final List<String> PARTS =
      List.of(
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

  /** Answers to the photograph, and patches of the unit's top photographs. */
  private static final List<String> ARRIVING = List.of("class-row", "patch-button");

  private final SteadyRobot robot = new SteadyRobot();
  @TempDir private Path home;
  private WindowApp app;
  private FocusWalk walk;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // The fields are set here.
  void openTheApp() {
    AppHome folder = new AppHome(home);
    StartupState stored = StartupState.read(folder, language -> {});
    app = new WindowApp(InstallationFolder.ofThisProcess(), folder, Optional.empty());
    robot.interact(() -> app.open(stored));
    Scene scene = robot.window(0).getScene();
    FxThread.until(
        () -> isComplete(FocusWalk.focusable(scene)),
        () -> "there is only " + FxThread.call(() -> FocusWalk.focusable(scene)));
    robot.focus("#rail-explore");
    walk = FocusWalk.through(scene);
  }

  @AfterEach
  void closeTheWindow() {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    app.end();
  }

  /** Whether the photograph has gone through the network, and all parts of the screen are there. */
  private static boolean isComplete(List<Node> focusable) {
    return focusable.stream().map(Node::getId).toList().containsAll(PARTS)
        && ARRIVING.stream()
            .allMatch(
                kind -> focusable.stream().anyMatch(node -> node.getStyleClass().contains(kind)));
  }

  @Test
  void tabReachesAllThatCanBeUsedAndShiftTabGoesTheSameWayBack() {
    List<Node> forward = walk.forward();

    assertThat(forward).containsExactlyInAnyOrderElementsOf(walk.focusable());
    assertThat(forward.stream().map(Node::getId)).containsAll(PARTS);
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
