package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PicturePaneTest {

  private final SteadyRobot robot = new SteadyRobot();
  private final List<Crop> framings = new ArrayList<>();
  private final List<PicturePane.Cell> cells = new ArrayList<>();
  private final List<PicturePane.@Nullable Point> points = new ArrayList<>();
  private @Nullable PicturePane shown;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    PicturePane pane = new PicturePane(Runnable::run);
    shown = pane;
    pane.pictureProperty().set(plain(600, 400));
    pane.onFraming(framings::add);
    pane.onCell(cells::add);
    pane.onPointer(points::add);
    stage.setScene(new Scene(pane, 300, 300));
    // Tests of other windows leave the stage in their size.
    stage.sizeToScene();
    stage.show();
    pane.requestFocus();
  }

  @BeforeEach
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @Test
  void allOfThePictureIsSeenFirst() {
    // Half its size, with 50 free above and below.
    assertThat(pane().zoomProperty().get()).isEqualTo(0.5);
    assertThat(pane().viewport().onPane(new Box(0, 0, 600, 400)))
        .isEqualTo(new Box(0, 50, 300, 250));
  }

  @Test
  void theWheelKeepsThePointUnderThePointer() {
    double x = pane().viewport().pictureX(200);
    double y = pane().viewport().pictureY(120);

    robot.interact(() -> turnWheel(200, 120, 160));

    assertThat(pane().zoomProperty().get()).isCloseTo(1, within(1e-9));
    assertThat(pane().viewport().pictureX(200)).isCloseTo(x, within(1e-9));
    assertThat(pane().viewport().pictureY(120)).isCloseTo(y, within(1e-9));
  }

  @Test
  void zeroShowsAllOfItAgain() {
    robot.interact(() -> pane().zoomBy(5));

    robot.push(KeyCode.DIGIT0);

    assertThat(pane().zoomProperty().get()).isEqualTo(0.5);
  }

  @Test
  void arrowsPanWhatIsZoomed() {
    robot.interact(() -> pane().zoomBy(4));
    double before = pane().viewport().pictureX(0);

    robot.push(KeyCode.RIGHT);

    assertThat(pane().viewport().pictureX(0)).isCloseTo(before + 30 / 2.0, within(1e-6));
  }

  @Test
  void draggingPansWhatIsZoomed() {
    robot.interact(() -> pane().zoomBy(4));
    double before = pane().viewport().pictureX(0);

    robot.drag(at(150, 150)).dropTo(at(110, 150));

    assertThat(pane().viewport().pictureX(0)).isCloseTo(before + 40 / 2.0, within(0.6));
  }

  @Test
  void thePointerIsToldInPixelsOfThePictureAndWhenItLeaves() {
    robot.moveTo(at(150, 150));
    assertThat(lastPoint().x()).isCloseTo(300, within(2.0));
    assertThat(lastPoint().y()).isCloseTo(200, within(2.0));

    robot.moveTo(at(150, 20));
    assertThat(points.get(points.size() - 1)).isNull();
  }

  @Test
  void theCropIsDraggedAndStaysInThePicture() {
    frame(new Box(200, 100, 400, 300));

    robot.drag(at(150, 150)).dropTo(at(290, 160));

    assertThat(lastFraming().box().x1()).isEqualTo(600);
    assertThat(lastFraming().box().width()).isEqualTo(200);
    assertThat(lastFraming().box().y0()).isCloseTo(120, within(3.0));
  }

  @Test
  void aCornerOfTheCropIsDragged() {
    frame(new Box(200, 100, 400, 300));

    robot.drag(at(200, 200)).dropTo(at(220, 220));

    assertThat(lastFraming().box().x0()).isEqualTo(200);
    assertThat(lastFraming().box().y0()).isEqualTo(100);
    assertThat(lastFraming().box().width()).isCloseTo(240, within(4.0));
  }

  @Test
  void keysMoveAndResizeTheCrop() {
    frame(new Box(200, 100, 400, 300));

    robot.push(KeyCode.LEFT);
    assertThat(lastFraming().box()).isEqualTo(new Box(196, 100, 396, 300));

    robot.push(KeyCode.ADD);
    assertThat(lastFraming().box().width()).isCloseTo(210, within(1e-6));
    assertThat(pane().zoomProperty().get()).isEqualTo(0.5);
  }

  @Test
  void homeAsksForTheUsualCrop() {
    boolean[] asked = {false};
    robot.interact(() -> pane().onResetFraming(() -> asked[0] = true));
    frame(new Box(200, 100, 400, 300));

    robot.push(KeyCode.HOME);

    assertThat(asked[0]).isTrue();
  }

  @Test
  void aClickChoosesTheCellUnderIt() {
    robot.interact(() -> pane().gridProperty().set(new PicturePane.Grid(4, 6)));

    robot.clickOn(at(130, 180));

    // 260 of 600 in six columns, 260 of 400 in four rows
    assertThat(cells).containsExactly(new PicturePane.Cell(2, 2));
  }

  @Test
  void aDragChoosesNoCell() {
    robot.interact(() -> pane().gridProperty().set(new PicturePane.Grid(4, 6)));

    robot.drag(at(130, 180)).dropTo(at(200, 180));

    assertThat(cells).isEmpty();
  }

  @Test
  void arrowsWalkOverTheCellsAndStopAtTheBorder() {
    robot.interact(
        () -> {
          pane().gridProperty().set(new PicturePane.Grid(4, 6));
          pane().cellProperty().set(new PicturePane.Cell(1, 4));
        });

    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.UP);
    robot.push(KeyCode.UP);

    assertThat(cells)
        .containsExactly(
            new PicturePane.Cell(1, 5),
            new PicturePane.Cell(1, 5),
            new PicturePane.Cell(0, 5),
            new PicturePane.Cell(0, 5));
  }

  @Test
  void enlargedCellsHaveSharpEdges() {
    robot.interact(
        () -> {
          pane().crispProperty().set(true);
          pane().pictureProperty().set(new Picture(2, 1, new int[] {0xFF000000, 0xFFFFFFFF}));
        });

    WritableImage shot = robot.capture(pane()).getImage() instanceof WritableImage w ? w : null;

    Objects.requireNonNull(shot);
    assertThat(shot.getPixelReader().getArgb(149, 150)).isEqualTo(0xFF000000);
    assertThat(shot.getPixelReader().getArgb(150, 150)).isEqualTo(0xFFFFFFFF);
  }

  /** Every other column is white: leaving out pixels would give black or white, means give grey. */
  @Test
  void aLargePictureIsReducedToMeans() {
    int[] striped = new int[4800 * 800];
    for (int i = 0; i < striped.length; i++) {
      striped[i] = i % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF;
    }
    robot.interact(() -> pane().pictureProperty().set(new Picture(4800, 800, striped)));

    int pixel = robot.capture(pane()).getImage().getPixelReader().getArgb(77, 150);

    assertThat(pixel & 0xFF).isCloseTo(128, within(2));
  }

  @Test
  void anotherPictureOfTheSameSizeIsSeenAtTheSamePlace() {
    robot.interact(() -> pane().zoomBy(3));
    Viewport before = pane().viewport();

    robot.interact(() -> pane().pictureProperty().set(plain(600, 400)));
    assertThat(pane().viewport()).isEqualTo(before);

    robot.interact(() -> pane().pictureProperty().set(plain(300, 300)));
    assertThat(pane().viewport().isFitting()).isTrue();
  }

  @Test
  void anEmptyPaneTakesNoHarmFromKeysAndMouse() {
    robot.interact(() -> pane().pictureProperty().set(null));

    robot.clickOn(at(100, 100)).scroll(2, VerticalDirection.UP).push(KeyCode.ADD);
    robot.press(MouseButton.PRIMARY).moveBy(10, 10).release(MouseButton.PRIMARY);

    assertThat(framings).isEmpty();
    assertThat(cells).isEmpty();
  }

  private void frame(Box box) {
    robot.interact(() -> pane().framingProperty().set(new Crop(600, 400, box)));
  }

  private void turnWheel(double x, double y, double by) {
    Point2D screen = at(x, y);
    Event.fireEvent(
        pane(),
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            screen.getX(),
            screen.getY(),
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            by,
            0,
            by,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private PicturePane pane() {
    return Objects.requireNonNull(shown);
  }

  private Point2D at(double x, double y) {
    return pane().localToScreen(x, y);
  }

  private PicturePane.Point lastPoint() {
    return Objects.requireNonNull(points.get(points.size() - 1));
  }

  private Crop lastFraming() {
    return framings.get(framings.size() - 1);
  }

  private static Picture plain(int width, int height) {
    int[] argb = new int[width * height];
    Arrays.fill(argb, 0xFF808080);
    return new Picture(width, height, argb);
  }
}
