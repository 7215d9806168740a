package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.testing.ChildProcess;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.Patience;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Screen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * A file dragged out of another program's window arrives. Needs an X display with a window manager,
 * and xdotool, which moves the mouse.
 */
@Tag("display")
@ExtendWith(ApplicationExtension.class)
class RealDropTest {

  private static final int LEFT = 400;
  private static final int TOP = 100;

  @TempDir private static Path folder;

  private final SteadyRobot robot = new SteadyRobot();
  private @Nullable QuietWorkspace quiet;
  private @Nullable ChildProcess source;

  @Start
  void open(Stage stage) {
    QuietWorkspace made = new QuietWorkspace(folder, Session.FIRST);
    quiet = made;
    ShellViewModel model = made.shell();
    Dialogs none = new NoDialogs();
    ShellView view = new ShellView(model, List.of(new Blank()), none);
    new ShellWindow(stage, model, view, none).show();
    stage.setX(LEFT);
    stage.setY(TOP);
  }

  @AfterEach
  void closeTheOtherProgram() {
    ChildProcess started = source;
    if (started != null) {
      started.close();
    }
  }

  @Test
  void aFileDraggedFromAnotherProgramOpens() throws Exception {
    Path photograph =
        Files.copy(
            Path.of(System.getProperty("filterscope.root", ""), "assets/photographs/cat.jpg"),
            folder.resolve("my cat 猫.jpg"));
    ChildProcess other = startTheOtherProgram(photograph);

    int middle = DragSource.SIDE / 2;
    mouse("mousemove", middle, middle, "mousedown", 1);
    for (int step = 1; step <= 10; step++) {
      mouse("mousemove", middle + 3 * step, middle);
    }
    other.await(DragSource.DRAGGING::equals);
    untilOverTheWindow();
    mouse("mouseup", 1);

    QuietWorkspace workspace = quiet;
    assertThat(workspace).isNotNull();
    FxThread.until(
        () -> {
          workspace.settle();
          return workspace.workspace.picture().photograph().get() != null;
        });
    Photograph shown = workspace.workspace.picture().photograph().get();
    assertThat(shown).isNotNull();
    assertThat(shown.file()).isEqualTo(photograph);
  }

  private ChildProcess startTheOtherProgram(Path photograph) throws Exception {
    ChildProcess started =
        ChildProcess.start(folder, DragSource.class.getName(), List.of(photograph.toString()));
    source = started;
    started.await(DragSource.SHOWN::equals);
    run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Drag source$");
    return started;
  }

  /** Moves on and on, as a hand does, until the window shows that it has noticed. */
  private void untilOverTheWindow() throws Exception {
    Patience.Deadline deadline = Patience.deadline();
    for (int step = 0; !robot.isVisible("#drop-overlay"); step++) {
      assertThat(deadline.hasPassed()).isFalse();
      mouse("mousemove", LEFT + 200 + step % 20, TOP + 200);
    }
    mouse("mousemove", LEFT + 240, TOP + 220);
    FxThread.untilLaidOut();
  }

  private static void mouse(Object... words) throws Exception {
    String[] command = new String[words.length + 1];
    command[0] = "xdotool";
    for (int i = 0; i < words.length; i++) {
      command[i + 1] = String.valueOf(words[i]);
    }
    run(command);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Nothing opens over this window. */
  private static final class NoDialogs implements Dialogs {
    @Override
    public void keys(Screen current) {}

    @Override
    public void settings() {}

    @Override
    public void about() {}

    @Override
    public void details(Notice notice) {}
  }

  /** An empty screen. */
  private static final class Blank implements Screen {
    private final javafx.scene.layout.Region node = new javafx.scene.layout.Region();

    @Override
    public String id() {
      return "blank";
    }

    @Override
    public String title() {
      return "Blank";
    }

    @Override
    public String icon() {
      return "mdal-image";
    }

    @Override
    public javafx.scene.Node node() {
      return node;
    }

    @Override
    public List<KeyHint> keys() {
      return List.of();
    }
  }
}
