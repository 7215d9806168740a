package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * The pictures of the manual, taken from the app while the manual is built. A new picture is a line
 * in one of the walks below, and its name in a page of {@code src/manual}.
 */
@Tag("manual")
@ExtendWith(ApplicationExtension.class)
class ManualPictures {

  private static final Path PICTURES =
      Path.of(System.getProperty("manual.sources", "target"), "pictures");

  private static final Path SAMPLES =
      Path.of(System.getProperty("filterscope.root", ""), "assets", "photographs")
          .toAbsolutePath()
          .normalize();

  private static final List<String> ANIMALS =
      List.of("cat", "dragonfly", "lamp-bird", "nuthatch", "raccoon", "two-dogs");
  private static final List<String> PLACES =
      List.of("bridge-cables", "meadow-mountain", "mountain-path", "stream", "sunset", "temple");

  private static final List<String> CHAPTERS =
      List.of(
          "filter",
          "maps",
          "deeper",
          "functions",
          "softmax",
          "dense",
          "backpropagation",
          "pretrained",
          "finetune");

  /** In units of the screen, which is as large. */
  private static final Session.Bounds WINDOW = new Session.Bounds(0, 0, 1280, 800, false);

  /** How often the window must look the same before a picture of it is taken. */
  private static final int STILL = 5;

  private static final long BETWEEN_LOOKS_MILLIS = 400;

  private final SteadyRobot robot = new SteadyRobot();
  @TempDir private Path home;
  private Path lessons;
  private WindowApp app;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // The fields are set here.
  void openTheApp() throws Exception {
    Files.createDirectories(PICTURES);
    lessons = labelledFolder(Path.of("target", "manual-photographs").toAbsolutePath());
    AppHome folder = new AppHome(home);
    folder.create();
    folder.settings().write(Settings.USUAL.withTheme(Settings.Theme.LIGHT));
    Session first = Session.FIRST.withBounds(WINDOW).declined();
    folder.session().write(first.withLessons(lessons.toString()));
    StartupState stored =
        StartupState.read(folder, system -> WindowLanguage.speak(Settings.Language.ENGLISH));
    app = new WindowApp(InstallationFolder.ofThisProcess(), folder, Optional.empty());
    robot.interact(() -> app.open(stored));
    awaitStyle("class-row");
    awaitStyle("patch-button");
  }

  @AfterEach
  void closeTheWindow() {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    app.end();
  }

  @Test
  void screensOfOnePhotograph() throws IOException {
    take("explore");
    go("filters");
    take("filters");
    go("models");
    take("models");
    go("learn");
    for (String chapter : CHAPTERS) {
      robot.clickOn("#chapter-" + chapter);
      stopPlaying();
      take("learn-" + chapter);
    }
  }

  @Test
  void screensOfManyPhotographs() throws IOException {
    go("train");
    robot.clickOn("#last-folder");
    await("#train");
    take("train");
    robot.clickOn("#train");
    await("#report");
    take("train-report");
    go("classify");
    drop(lessons.resolve("animals"));
    await("#answers");
    take("classify");
  }

  private void go(String screen) {
    robot.clickOn("#rail-" + screen);
  }

  /** A chapter may move by itself, and no picture would be like the one before. */
  private void stopPlaying() {
    robot.interact(
        () ->
            robot
                .lookup("#play")
                .tryQueryAs(ToggleButton.class)
                .ifPresent(play -> play.setSelected(false)));
  }

  private void await(String query) {
    FxThread.until(() -> robot.find(query).filter(Node::isVisible).isPresent(), () -> query);
  }

  private void awaitStyle(String style) {
    Scene scene = robot.window(0).getScene();
    FxThread.until(
        () ->
            FocusWalk.focusable(scene).stream()
                .anyMatch(node -> node.getStyleClass().contains(style)),
        () -> style);
  }

  /** Takes a picture of the window once nothing in it changes any more. */
  private void take(String name) throws IOException {
    robot.moveTo("#rail-about");
    FxThread.until(
        () -> robot.find("#activity").filter(Node::isVisible).isEmpty(),
        () -> "something is still at work before " + name);
    BufferedImage shown = look();
    int same = 0;
    while (same < STILL) {
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
      BufferedImage now = look();
      same = isSame(shown, now) ? same + 1 : 0;
      shown = now;
    }
    assertThat(robot.find("#notice-text").map(node -> ((Label) node).getText()).orElse(""))
        .as("nothing goes wrong before " + name)
        .doesNotContain("went wrong");
    ImageIO.write(shown, "png", PICTURES.resolve(name + ".png").toFile());
  }

  private BufferedImage look() {
    return FxThread.call(
        () -> SwingFXUtils.fromFXImage(robot.window(0).getScene().snapshot(null), null));
  }

  private static boolean isSame(BufferedImage one, BufferedImage other) {
    return one.getWidth() == other.getWidth() && Arrays.equals(pixels(one), pixels(other));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** Drags a folder from the edge of the window, in place of another program, to its middle. */
  private void drop(Path folder) {
    Node source = robot.node("#rail-about");
    robot.interact(
        () ->
            source.setOnDragDetected(
                event -> {
                  ClipboardContent content = new ClipboardContent();
                  content.putFiles(List.of(folder.toFile()));
                  source.startDragAndDrop(TransferMode.COPY).setContent(content);
                  event.consume();
                }));
    robot.drag(robot.point("#rail-about"));
    robot.dropTo(new Point2D(WINDOW.width() / 2, WINDOW.height() / 2));
    robot.interact(() -> source.setOnDragDetected(null));
  }

  /** Two classes out of parts of the sample photographs. */
  private static Path labelledFolder(Path folder) throws IOException {
    Path both = folder.resolve("animals-or-places");
    write(both.resolve("animals"), ANIMALS);
    write(both.resolve("places"), PLACES);
    return both;
  }

  private static void write(Path folder, List<String> photographs) throws IOException {
    Files.createDirectories(folder);
    for (String name : photographs) {
      BufferedImage whole = ImageIO.read(SAMPLES.resolve(name + ".jpg").toFile());
      int width = whole.getWidth() * 2 / 3;
      int height = whole.getHeight() * 2 / 3;
      for (int i = 0; i < 2; i++) {
        int x = i * (whole.getWidth() - width);
        int y = i * (whole.getHeight() - height);
        Path file = folder.resolve(name + "-" + (i + 1) + ".png");
        ImageIO.write(whole.getSubimage(x, y, width, height), "png", file.toFile());
      }
    }
  }
}
