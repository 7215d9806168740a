package org.filterscope.ui.learn.training;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.training.Drawn;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Chapters 7 to 9 with nothing but the keyboard. */
@ExtendWith(ApplicationExtension.class)
class TrainingChaptersTest {

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietLesson window;

  @SuppressWarnings("NullAway.Init")
  private Chapter chapter;

  private final BorderPane root = new BorderPane();
  private final SteadyRobot robot = new SteadyRobot();

  @Start
  void show(javafx.stage.Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietLesson(SmallModel.create(), home, Platform::runLater);
    root.getStyleClass().add("shell");
    stage.setScene(new Scene(root, 860, 700));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(chapter::close);
    robot.interact(window::close);
  }

  @Test
  void theLearningRateIsTriedByKeyboard() throws IOException {
    Drawn.folder(home.resolve("folder"), 8);
    open(BackpropagationChapter::new);
    robot.interact(() -> chapter.visit(new Visit.ToFolder(home.resolve("folder"))));
    window.untilShown(() -> robot.isVisible("#dots") && !robot.text("#dots-right").isEmpty());
    String first = robot.text("#dot-photograph");
    robot.focus("#dots");
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
    if (robot.text("#dot-photograph").equals(first)) {
      robot.type(KeyCode.LEFT, KeyCode.LEFT);
    }
    assertThat(robot.text("#dot-photograph")).isNotEqualTo(first);

    for (int step = 0; step < chapter.steps().size(); step++) {
      int now = step;
      robot.interact(() -> chapter.step().set(now));
      assertAllIsReachable();
    }
    robot.focus("#rate");
    robot.type(KeyCode.HOME);
    assertThat(robot.text("#rate-verdict")).startsWith("Too small");
    robot.type(KeyCode.END);
    assertThat(robot.text("#rate-verdict")).startsWith("Diverging");
    assertThat(chapter.task().done().get()).isTrue();

    robot.focus("#steps-taken");
    robot.type(KeyCode.END);
    assertThat(robot.text("#step-text-of-run")).startsWith("Step 50 of 50");
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
  }

  @Test
  void theStepIsTakenApartOnTheScreen() {
    open(BackpropagationChapter::new);
    window.untilShown(() -> !robot.text("#dots-right").isEmpty());
    read(DescentView.Part.CHAIN);

    List<String> lines =
        robot.all("#numbers .label", javafx.scene.control.Label.class).stream()
            .map(javafx.scene.control.Label::getText)
            .toList();
    assertThat(lines)
        .contains("Path through \"nature\"", "Path through \"made by people\"")
        .contains("Both paths added: derivative of this photograph's loss");

    read(DescentView.Part.STEP);
    robot.focus("#take-step");
    robot.type(KeyCode.SPACE);
    read(DescentView.Part.FIFTY);
    assertThat(robot.text("#step-text-of-run")).startsWith("Step 1 of 50");
  }

  @Test
  void theCurvesAreMeasuredOnAFolder() throws IOException {
    Drawn.folder(home.resolve("folder"), 6);
    open(PretrainedChapter::new);
    assertThat(robot.text("#curve-shown")).startsWith("cats-and-dogs: 2 classes, 100 ");
    robot.interact(() -> chapter.visit(new Visit.ToFolder(home.resolve("folder"))));
    assertAllIsReachable();

    robot.interact(robot.node("#measure", Button.class)::fire);
    window.untilShown(() -> chapter.task().done().get());
    assertThat(robot.text("#curve-shown")).startsWith("folder: 2 classes, ");
    assertThat(robot.node("#accuracy-chart").getAccessibleText())
        .contains("2 photographs per class: trained ");
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
  }

  @Test
  void theCoverMovesByArrowsAndBothAnswersAreShown() {
    Picture cat = new Picture(224, 224, Golden.pixels("cat"));
    robot.interact(() -> window.photograph.show(new Photograph("cat", null, cat)));
    open(FineTuneChapter::new);
    window.untilShown(() -> robot.all("#answers .share-bar", Node.class).size() == 4);
    assertAllIsReachable();

    PicturePane pane = robot.node("#cover-picture", PicturePane.class);
    Crop before = Objects.requireNonNull(pane.framingProperty().get());
    robot.focus("#cover-picture");
    robot.type(KeyCode.RIGHT, KeyCode.PLUS);
    Crop after = Objects.requireNonNull(pane.framingProperty().get());
    assertThat(after.box().width()).isGreaterThan(before.box().width());
    robot.type(KeyCode.HOME);
    assertThat(pane.framingProperty().get()).isEqualTo(before);

    robot.interact(robot.node("#no-head-way", javafx.scene.control.Hyperlink.class)::fire);
    robot.interact(robot.node("#no-breeds-way", javafx.scene.control.Hyperlink.class)::fire);
    assertThat(window.wentTo).containsExactly("train", "models");
    assertThat(window.problems).isEmpty();
  }

  private void open(
      java.util.function.Function<org.filterscope.ui.learn.chapter.Lesson, Chapter> opening) {
    robot.interact(
        () -> {
          chapter = opening.apply(window.lesson);
          root.setCenter(chapter.node());
          chapter.look(true);
        });
  }

  /** Turns to a step. */
  private void read(DescentView.Part part) {
    int step = List.of(DescentView.Part.values()).indexOf(part);
    robot.interact(() -> chapter.step().set(step));
  }

  /** Tab comes by all that can be used, and a screen reader has a name for each. */
  private void assertAllIsReachable() {
    robot.interact(() -> FocusWalk.focusable(robot.window(0).getScene()).get(0).requestFocus());
    FocusWalk walk = FocusWalk.through(robot.window(0).getScene());
    assertThat(walk.forward()).containsExactlyInAnyOrderElementsOf(walk.focusable());
    assertThat(walk.forward()).allSatisfy(node -> assertThat(FocusWalk.name(node)).isNotEmpty());
  }
}
