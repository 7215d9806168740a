package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.filterscope.home.Session;
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
import org.testfx.util.WaitForAsyncUtils;

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

  private @Nullable QuietWorkspace quiet;
  private @Nullable Process source;

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
    Process started = source;
    if (started != null) {
      started.destroy();
    }
  }

  @Test
  void aFileDraggedFromAnotherProgramOpens() throws Exception {
    Path photograph =
        Files.copy(
            Path.of(System.getProperty("filterscope.root", ""), "assets/photographs/cat.jpg"),
            folder.resolve("my cat 猫.jpg"));
    startTheOtherProgram(photograph);

    int middle = DragSource.SIDE / 2;
    mouse("mousemove", middle, middle, "mousedown", 1);
    for (int step = 1; step <= 20; step++) {
      mouse("mousemove", middle + 30 * step, middle + 15 * step);
      Thread.sleep(40);
    }
    Thread.sleep(500);
    mouse("mouseup", 1);

    QuietWorkspace workspace = quiet;
    assertThat(workspace).isNotNull();
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> {
          WaitForAsyncUtils.asyncFx(workspace::settle).get();
          return workspace.workspace.picture().photograph().get() != null;
        });
    Photograph shown = workspace.workspace.picture().photograph().get();
    assertThat(shown).isNotNull();
    assertThat(shown.file()).isEqualTo(photograph);
  }

  private void startTheOtherProgram(Path photograph) throws Exception {
    source =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                DragSource.class.getName(),
                photograph.toString())
            .inheritIO()
            .start();
    run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Drag source$");
    Thread.sleep(1000);
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
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
