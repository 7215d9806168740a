package org.filterscope.ui.learn;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Peak;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.task.Answers;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.control.MarkedPicture;
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
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Learn by keyboard and mouse; each test walks through much, as opening a window takes long. */
@ExtendWith(ApplicationExtension.class)
class LearnScreenTest {

  @TempDir private static Path home;

  private final SteadyRobot robot = new SteadyRobot();
  private final Model model = SmallModel.create();
  private final SimpleObjectProperty<@Nullable PhotographInUse> photograph =
      new SimpleObjectProperty<>();
  private final SimpleBooleanProperty isModelMissing = new SimpleBooleanProperty();
  private final Elsewhere elsewhere = new Elsewhere();
  private QuietLesson window;
  private LearnScreen screen;
  private Stage shown;

  private static final class Elsewhere implements LearnScreen.Others {
    private final CopyOnWriteArrayList<Object> been = new CopyOnWriteArrayList<>();

    @Override
    public void explore(UnitAddress unit) {
      been.add(unit);
    }

    @Override
    public void explore(CellAddress cell) {
      been.add(cell);
    }

    @Override
    public void train() {
      been.add("train");
    }

    @Override
    public void models() {
      been.add("models");
    }

    @Override
    public void learn() {
      been.add("learn");
    }
  }

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietLesson(model, home, Platform::runLater);
    screen =
        new LearnScreen(
            window.workspace,
            photograph,
            isModelMissing,
            window.indexes,
            window.engine,
            window.lesson.folders(),
            window.lesson.store(),
            elsewhere);
    photograph.set(new PhotographInUse(window.used, window.photograph));
    stage.setScene(new Scene(new StackPane(screen.node()), 1024, 620));
    stage.show();
    shown = stage;
    screen.shown();
    window.workspace.picture().open(QuietWindow.golden("coffee"));
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void await() {
    window.untilShown(() -> place().startsWith("Row"));
  }

  @AfterEach
  void close() {
    robot.interact(screen::close);
    window.close();
  }

  private String place() {
    return robot.text("#place");
  }

  private boolean isChosen(String chapter) {
    return robot.node("#chapter-" + chapter, ToggleButton.class).isSelected();
  }

  @Test
  void byKeyboardTheWindowMovesStepsTurnAndAKernelOfOnesOwnIsTyped() {
    robot.interact(() -> robot.node("#learn-photograph").requestFocus());
    robot.type(KeyCode.RIGHT);
    String right = place();
    robot.type(KeyCode.LEFT);
    assertThat(place()).isNotEqualTo(right);
    // Whoever moves the window takes over from what plays.
    assertThat(robot.node("#play", ToggleButton.class).isSelected()).isFalse();

    robot.type(KeyCode.PERIOD);
    assertThat(place()).isEqualTo(right);

    robot.type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
    assertThat(robot.text("#step-title")).isEqualTo("Make a filter yourself");
    window.untilShown(() -> robot.text("#result").contains("third of what you typed"));
    for (int i = 0; i < 9; i++) {
      String zero = "#weight-" + i;
      robot.interact(() -> robot.node(zero, TextField.class).setText("0"));
    }
    robot.focus("#weight-4");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("0,0");
    window.untilShown(() -> place().endsWith(": 0"));
  }

  @Test
  void draggingToTheBrightestCellDoesTheTaskWhichTheSessionKeeps() {
    assertThat(robot.isVisible("#task-done")).isFalse();
    LayerMaps maps = Answers.await(inspection().maps("conv1"));
    int unit = (int) robot.node("#learn-unit", Spinner.class).getValue();
    Peak peak = maps.peak(unit);

    dragTo(
        (peak.column() + 0.5) / maps.shape().width(), (peak.row() + 0.5) / maps.shape().height());
    window.untilShown(() -> robot.isVisible("#task-done"));

    assertThat(window.workspace.session().get().learned().tasks()).containsExactly("filter");
    assertThat(robot.node("#chapter-filter").getAccessibleText()).contains("task done");
  }

  private Inspection inspection() {
    return Objects.requireNonNull(window.photograph.inspection().get());
  }

  /** To a place of the map, in shares of it. */
  private void dragTo(double x, double y) {
    MarkedPicture map = robot.node("#learn-map", MarkedPicture.class);
    double side = Math.min(map.getWidth(), map.getHeight());
    Point2D at =
        map.localToScene(
            (map.getWidth() - side) / 2 + x * side, (map.getHeight() - side) / 2 + y * side);
    robot.interact(
        () ->
            map.fireEvent(
                new MouseEvent(
                    MouseEvent.MOUSE_DRAGGED,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null)));
  }

  @Test
  void fromACellInExploreOneComesToItsSumAndBackThroughEarlierUnitsToThePhotograph() {
    robot.interact(() -> screen.showArithmetic(new CellAddress("conv2", 3, 8, 9)));
    window.untilShown(() -> isChosen("maps") && robot.text("#chapter-title").startsWith("2."));
    window.untilShown(() -> robot.text("#maps-equation").contains("8 channels"));

    robot.interact(() -> robot.node("#channels").requestFocus());
    robot.type(KeyCode.HOME, KeyCode.ENTER);

    window.untilShown(() -> isChosen("filter") && place().matches("Row 1[678], column 1[89].*"));
    assertThat(window.workspace.session().get().learned().tasks()).contains("maps");
  }

  @Test
  void aModelThatCannotBeLoadedIsNotWaitedFor() {
    robot.interact(() -> photograph.set(null));
    assertThat(robot.text("#learn-hint")).startsWith("The model is loading");

    robot.interact(() -> isModelMissing.set(true));
    assertThat(robot.text("#learn-hint"))
        .startsWith("No model could be loaded")
        .contains("Choose another model");

    robot.interact(() -> photograph.set(new PhotographInUse(window.used, window.photograph)));
    assertThat(robot.all("#learn-hint", Node.class)).isEmpty();
  }

  /** The screen is as large as in a window of 1100 x 700. */
  @Test
  void inASmallWindowChaptersAreSeenAsAWhole() {
    assertFits("deeper");
    assertFits("pretrained");
  }

  private void assertFits(String chapter) {
    while (!isChosen(chapter)) {
      robot.focus("#step-text");
      robot.type(KeyCode.CLOSE_BRACKET);
    }
    FxThread.untilLaidOut();
    ScrollPane figure = robot.node("#figure > .scroll-pane", ScrollPane.class);
    double height = FxThread.call(() -> figure.getContent().getBoundsInParent().getHeight());
    assertThat(height)
        .as(chapter)
        .isLessThanOrEqualTo(figure.getViewportBounds().getHeight() + 0.5);
  }

  @Test
  void everyChapterFollowsAndEveryControlHasAName() {
    for (ChapterEntry chapter : Chapters.all()) {
      assertThat(robot.text("#chapter-title"))
          .startsWith(
              chapter.isExperiment()
                  ? window.lesson.words().get(chapter.titleKey())
                  : chapter.number() + ".");
      FxThread.untilLaidOut();
      List<Node> controls = FocusWalk.focusable(shown.getScene());
      assertThat(controls).isNotEmpty().allSatisfy(LearnScreenTest::hasAName);
      robot.focus("#step-text");
      robot.type(KeyCode.CLOSE_BRACKET);
    }
    assertThat(window.workspace.session().get().learned().chapter())
        .isEqualTo(Chapters.all().get(Chapters.all().size() - 1).id());
  }

  private static void hasAName(Node control) {
    String name =
        control instanceof Labeled labelled && labelled.getText() != null
            ? labelled.getText() + Objects.requireNonNullElse(control.getAccessibleText(), "")
            : control.getAccessibleText();
    assertThat(name).as(control.toString()).isNotBlank();
  }
}
