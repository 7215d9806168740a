package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapWallTest {

  private static final int UNITS = 512;

  private final SteadyRobot robot = new SteadyRobot();
  private final ExecutorService painting = Executors.newFixedThreadPool(2);
  private final Set<Integer> painted = ConcurrentHashMap.newKeySet();
  private final Set<String> painters = ConcurrentHashMap.newKeySet();
  private @Nullable MapWall shown;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    MapWall wall = new MapWall(painting);
    shown = wall;
    wall.show(hanging(IntStream.range(0, UNITS).toArray(), 0xFF000000));
    stage.setScene(new Scene(wall, 500, 400));
    // Tests of other windows leave the stage in their size.
    stage.sizeToScene();
    stage.show();
    wall.requestFocus();
  }

  @BeforeEach
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @AfterEach
  void stopPainting() {
    painting.shutdownNow();
  }

  @Test
  void arrowsMoveTheSelectionAlongAndAcrossRows() {
    // Four columns: 4 x (112 + 6) + 6 and the scroll bar fit into 500.
    robot.push(KeyCode.RIGHT);
    assertThat(selected()).isZero();
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.DOWN);
    assertThat(selected()).isEqualTo(5);
    robot.push(KeyCode.LEFT);
    robot.push(KeyCode.LEFT);
    assertThat(selected()).isEqualTo(3);
    robot.push(KeyCode.UP);
    assertThat(selected()).isEqualTo(3);
  }

  @Test
  void endAndHomeLeadToTheLastAndTheFirst() {
    robot.push(KeyCode.END);
    assertThat(selected()).isEqualTo(UNITS - 1);
    assertThat(tile(UNITS - 1)).isNotNull();
    robot.push(KeyCode.HOME);
    assertThat(selected()).isZero();
    assertThat(tile(0)).isNotNull();
  }

  @Test
  void pageKeysAreLeftToTheScreen() {
    robot.interact(() -> wall().selectedProperty().set(5));
    boolean[] arrived = {false};
    robot.interact(
        () ->
            wall()
                .setOnKeyPressed(
                    event ->
                        arrived[0] |= event.getCode() == KeyCode.PAGE_DOWN && !event.isConsumed()));

    robot.push(KeyCode.PAGE_DOWN);

    assertThat(arrived[0]).isTrue();
    assertThat(selected()).isEqualTo(5);
  }

  @Test
  void onlyTilesInViewAndTheirNeighboursArePainted() {
    settle();

    // Three rows of 136 reach into 400; one row is painted ahead.
    assertThat(painted)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 16).boxed().toList());
  }

  @Test
  void tilesArePaintedAwayFromTheInterfacesThread() {
    settle();

    assertThat(painters).isNotEmpty().noneMatch(name -> name.contains("JavaFX"));
  }

  @Test
  void farFewerTilesThanUnitsExist() {
    for (int unit = 0; unit < UNITS; unit += 37) {
      int next = unit;
      robot.interact(() -> wall().selectedProperty().set(next));
    }

    assertThat(tiles()).isNotEmpty().hasSizeLessThan(25);
  }

  @Test
  void aUnitChosenFromElsewhereComesIntoView() {
    robot.interact(() -> wall().selectedProperty().set(300));
    settle();

    assertThat(Objects.requireNonNull(tile(300)).shown()).isNotNull();
  }

  @Test
  void aClickChoosesTheTileUnderIt() {
    settle();

    robot.clickOn(Objects.requireNonNull(tile(6)));

    assertThat(selected()).isEqualTo(6);
  }

  @Test
  void otherColoursArePaintedAnewWithoutScrolling() {
    robot.interact(() -> wall().selectedProperty().set(200));
    settle();
    painted.clear();

    robot.interact(() -> wall().show(hanging(IntStream.range(0, UNITS).toArray(), 0xFFFFFFFF)));
    settle();

    Image image = Objects.requireNonNull(Objects.requireNonNull(tile(200)).shown());
    assertThat(image.getPixelReader().getArgb(0, 0)).isEqualTo(0xFFFFFFFF);
    assertThat(painted).contains(200).doesNotContain(0);
  }

  @Test
  void inAnotherOrderTheSelectedUnitIsStillInView() {
    robot.interact(() -> wall().selectedProperty().set(0));
    int[] reversed = IntStream.range(0, UNITS).map(i -> UNITS - 1 - i).toArray();

    robot.interact(() -> wall().show(hanging(reversed, 0xFF000000)));
    settle();

    assertThat(selected()).isZero();
    assertThat(tile(0)).isNotNull();
  }

  @Test
  void theSelectedUnitIsWhatAScreenReaderIsTold() {
    robot.interact(() -> wall().selectedProperty().set(42));
    settle();

    Object focused = wall().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);

    assertThat(focused).isInstanceOf(WallTile.class);
    assertThat(((Node) Objects.requireNonNull(focused)).getAccessibleText()).isEqualTo("unit 42");
    assertThat(wall().queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT)).isEqualTo(UNITS);
  }

  @Test
  void anEmptyWallHasNothingToChoose() {
    robot.interact(() -> wall().show(null));

    robot.push(KeyCode.RIGHT);

    assertThat(selected()).isEqualTo(MapWall.NONE);
  }

  private MapWall wall() {
    return Objects.requireNonNull(shown);
  }

  private int selected() {
    return wall().selectedProperty().get();
  }

  private @Nullable WallTile tile(int unit) {
    return tiles().stream().filter(tile -> tile.unit() == unit).findAny().orElse(null);
  }

  private List<WallTile> tiles() {
    return FxThread.call(
        () -> wall().lookupAll(".map-tile").stream().map(WallTile.class::cast).toList());
  }

  /** Until what was asked for is painted and shown. */
  private void settle() {
    FxThread.untilLaidOut();
    FxThread.until(
        () -> tiles().stream().filter(Node::isVisible).allMatch(tile -> tile.shown() != null));
    FxThread.untilLaidOut();
  }

  private MapWall.Hanging hanging(int[] units, int colour) {
    return new MapWall.Hanging(
        units,
        28,
        28,
        (unit, width, height, argb) -> {
          painted.add(unit);
          painters.add(Thread.currentThread().getName());
          Arrays.fill(argb, colour);
        },
        Integer::toString,
        unit -> "unit " + unit);
  }
}
