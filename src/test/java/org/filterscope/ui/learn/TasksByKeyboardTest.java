package org.filterscope.ui.learn;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.activation.Peak;
import org.filterscope.network.Model;
import org.filterscope.network.Operation;
import org.filterscope.task.Answers;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.training.Drawn;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.filterscope.ui.photograph.PhotographInUse;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * The tasks of chapters 1, 3, 4, 8 and 9 on the screen, with nothing but the keyboard; those of the
 * others are with their chapters. What is used must be reached by Tab.
 */
@ExtendWith(ApplicationExtension.class)
class TasksByKeyboardTest {

  private static final Pattern CELL = Pattern.compile("Row (\\d+), column (\\d+).*");

  @TempDir Path home;

  private final SteadyRobot robot = new SteadyRobot();
  private final SimpleObjectProperty<@Nullable PhotographInUse> photograph =
      new SimpleObjectProperty<>();

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietLesson window;

  @SuppressWarnings("NullAway.Init")
  private LearnScreen screen;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  /** No other screen is gone to. */
  private static final class Nowhere implements LearnScreen.Others {
    @Override
    public void explore(UnitAddress unit) {}

    @Override
    public void explore(CellAddress cell) {}

    @Override
    public void train() {}

    @Override
    public void models() {}

    @Override
    public void learn() {}
  }

  @Start
  void show(Stage shown) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage = shown;
    window = new QuietLesson(model(), home, Platform::runLater);
    screen =
        new LearnScreen(
            window.workspace,
            photograph,
            new SimpleBooleanProperty(),
            window.indexes,
            window.engine,
            window.lesson.folders(),
            window.lesson.store(),
            new Nowhere());
    photograph.set(new PhotographInUse(window.used, window.photograph));
    shown.setScene(new Scene(new StackPane(screen.node()), 1024, 620));
    shown.show();
    screen.shown();
    window.workspace.picture().open(QuietWindow.golden("coffee"));
  }

  /** The small model, which says "one" to a picture of nothing but the cover's colour. */
  private static Model model() {
    Model small = SmallModel.create();
    Operation.Dense last =
        (Operation.Dense) small.network().find("classes").orElseThrow().operation();
    INDArray bias = last.bias().dup();
    bias.putScalar(0, bias.getDouble(0) + 1.3);
    Map<String, Operation> other = Map.of("classes", new Operation.Dense(last.weights(), bias));
    return new Model(
        small.name(),
        small.network().with(other),
        small.preparation(),
        small.labels(),
        0,
        "small, with another bias");
  }

  @BeforeEach
  void await() {
    window.untilShown(() -> robot.text("#place").startsWith("Row"));
  }

  @AfterEach
  void close() {
    robot.interact(screen::close);
    window.close();
  }

  @Test
  void theWindowIsMovedToWhereTheFilterAnswersMost() {
    int unit = (int) robot.node("#learn-unit", Spinner.class).getValue();
    Peak peak =
        Answers.await(Objects.requireNonNull(window.photograph.inspection().get()).maps("conv1"))
            .peak(unit);
    reach("#learn-map");
    move(peak.row() - cell(1), KeyCode.UP, KeyCode.DOWN);
    move(peak.column() - cell(2), KeyCode.LEFT, KeyCode.RIGHT);

    assertDone("filter");
  }

  @Test
  void threePlacesWithThreeUnitsAreFoundAndCounted() {
    turnTo("deeper");
    window.untilShown(() -> robot.text("#deeper-caption").startsWith("Row"));
    reach("#deeper-photograph");
    robot.type(KeyCode.RIGHT);
    assertThat(robot.text("#task-progress")).endsWith("so far");
    for (int round = 0; round < 8 && isOpen("deeper"); round++) {
      move(round % 2 == 0 ? 40 : -40, KeyCode.LEFT, KeyCode.RIGHT);
      move(round < 4 ? 10 : -10, KeyCode.UP, KeyCode.DOWN);
    }

    assertDone("deeper");
    assertThat(robot.isVisible("#task-progress")).isFalse();
  }

  @Test
  void functionsAreChangedUntilTheNetworkGivesAnotherAnswer() {
    turnTo("functions");
    robot.type(KeyCode.PAGE_DOWN);
    for (KeyCode key : List.of(KeyCode.SPACE, KeyCode.RIGHT)) {
      choose("#extent .toggle-button", key);
      for (int i = 0; i < 5 && isOpen("functions"); i++) {
        choose("#changed-function .toggle-button", KeyCode.RIGHT);
        window.untilShown(() -> !robot.node("#changed-work-button").getParent().isVisible());
      }
    }

    assertDone("functions");
  }

  @Test
  void bothCurvesAreMeasuredOnAFolderOfOnesOwn() throws IOException {
    Drawn.folder(home.resolve("folder"), 6);
    window.target = home.resolve("folder");
    turnTo("pretrained");
    reach("#curve-folder");
    robot.type(KeyCode.SPACE);
    reach("#measure");
    robot.type(KeyCode.SPACE);

    window.untilShown(() -> !isOpen("pretrained"));
    assertDone("pretrained");
  }

  @Test
  void aPartIsCoveredSoThatAnotherAnswerIsTheLikeliest() {
    turnTo("finetune");
    window.untilShown(() -> robot.all("#answers .share-bar", Node.class).size() == 4);
    reach("#cover-picture");
    for (int i = 0; i < 40 && isOpen("finetune"); i++) {
      robot.type(KeyCode.PLUS);
    }

    window.untilShown(() -> !isOpen("finetune"));
    assertDone("finetune");
  }

  @Test
  void inEveryStepOfEveryChapterEveryControlHasAName() {
    for (ChapterEntry chapter : Chapters.all()) {
      String title = chapter.title(window.lesson.words());
      assertThat(robot.text("#chapter-title")).isEqualTo(title);
      String step = "";
      while (!step.equals(robot.text("#step-title"))) {
        step = robot.text("#step-title");
        assertAllIsNamed(title + ", " + step);
        robot.focus("#step-text");
        robot.type(KeyCode.PAGE_DOWN);
      }
      robot.type(KeyCode.CLOSE_BRACKET);
    }
  }

  private void assertAllIsNamed(String where) {
    FocusWalk walk = FocusWalk.through(stage.getScene());
    assertThat(walk.forward())
        .as(where)
        .isNotEmpty()
        .allSatisfy(
            node ->
                assertThat(
                        node instanceof Labeled labeled && labeled.getText() != null
                            ? labeled.getText() + FocusWalk.name(node)
                            : FocusWalk.name(node))
                    .as("%s: %s", where, node)
                    .isNotBlank());
  }

  private void turnTo(String chapter) {
    while (!robot.node("#chapter-" + chapter, ToggleButton.class).isSelected()) {
      reach("#step-text");
      robot.type(KeyCode.CLOSE_BRACKET);
    }
  }

  /** Gives the focus to what Tab comes by. */
  private void reach(String query) {
    Node node = robot.node(query);
    robot.focus("#step-text");
    assertThat(FocusWalk.through(stage.getScene()).forward()).as(query).contains(node);
    robot.interact(node::requestFocus);
  }

  /** From the toggle that is chosen, on by a key. */
  private void choose(String toggles, KeyCode key) {
    robot.interact(
        () ->
            robot.all(toggles, ToggleButton.class).stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .orElseThrow()
                .requestFocus());
    robot.type(key);
  }

  private void move(int by, KeyCode less, KeyCode more) {
    KeyCode key = by < 0 ? less : more;
    robot.press(KeyCode.SHIFT);
    for (int i = 0; i < Math.abs(by) / 10; i++) {
      robot.type(key);
    }
    robot.release(KeyCode.SHIFT);
    for (int i = 0; i < Math.abs(by) % 10; i++) {
      robot.type(key);
    }
  }

  /** The row or the column of the window's cell. */
  private int cell(int group) {
    Matcher place = CELL.matcher(robot.text("#place"));
    assertThat(place.matches()).isTrue();
    return Integer.parseInt(place.group(group));
  }

  private boolean isOpen(String chapter) {
    return FxThread.call(
        () -> !window.workspace.session().get().learned().tasks().contains(chapter));
  }

  private void assertDone(String chapter) {
    assertThat(isOpen(chapter)).isFalse();
    assertThat(robot.isVisible("#task-done")).isTrue();
    assertThat(robot.node("#chapter-" + chapter).getAccessibleText()).contains("task done");
  }
}
