package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BarListTest {

  private final SteadyRobot robot = new SteadyRobot();
  private final StackPane screen = new StackPane();
  private @Nullable BarList shown;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    BarList list = new BarList();
    shown = list;
    list.show(IntStream.range(0, 100).mapToObj(id -> bar(id, id / 100.0)).toList());
    screen.getChildren().add(list);
    stage.setScene(new Scene(screen, 400, 300));
    // Tests of other windows leave the stage in their size.
    stage.sizeToScene();
    stage.show();
    list.requestFocus();
  }

  @BeforeEach
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @Test
  void arrowsChoose() {
    robot.interact(() -> list().selectedProperty().set(3));

    robot.push(KeyCode.DOWN);

    assertThat(list().selectedProperty().get()).isEqualTo(4);
  }

  @Test
  void aClickChooses() {
    robot.clickOn("line 5");

    assertThat(list().selectedProperty().get()).isEqualTo(5);
  }

  @Test
  void whatIsChosenFromElsewhereComesIntoView() {
    robot.interact(() -> list().selectedProperty().set(90));

    assertThat(names()).contains("line 90").doesNotContain("line 0");
  }

  @Test
  void onlyLinesInViewExist() {

    int lines = FxThread.call(() -> list().lookupAll(".bar-name").size());
    assertThat(lines).isPositive().isLessThan(20);
  }

  @Test
  void inAnotherOrderTheSameLineStaysChosen() {
    robot.interact(
        () -> {
          list().selectedProperty().set(7);
          list().show(List.of(bar(9, 1), bar(7, 0.5)));
        });

    assertThat(list().selectedProperty().get()).isEqualTo(7);
    robot.push(KeyCode.UP);
    assertThat(list().selectedProperty().get()).isEqualTo(9);
  }

  @Test
  void aBarIsAsLongAsItsShare() {
    robot.interact(() -> list().show(List.of(bar(0, 1), bar(1, 0.25))));

    assertThat(width(1)).isCloseTo(width(0) / 4, within(1e-6));
    assertThat(width(0)).isPositive();
  }

  @Test
  void pageKeysAreLeftToTheScreen() {
    boolean[] arrived = {false};
    robot.interact(
        () -> {
          list().selectedProperty().set(3);
          screen.setOnKeyPressed(event -> arrived[0] |= event.getCode() == KeyCode.PAGE_DOWN);
        });

    robot.push(KeyCode.PAGE_DOWN);

    assertThat(arrived[0]).isTrue();
    assertThat(list().selectedProperty().get()).isEqualTo(3);
  }

  private double width(int id) {
    return FxThread.call(
        () ->
            list().lookupAll(".bar-name").stream()
                .filter(node -> node instanceof Label label && label.getText().equals("line " + id))
                .map(node -> Objects.requireNonNull(node.getParent().lookup(".bar-filled")))
                .mapToDouble(node -> node.getLayoutBounds().getWidth())
                .findFirst()
                .orElseThrow());
  }

  private Set<String> names() {
    return FxThread.call(
        () ->
            list().lookupAll(".bar-name").stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .collect(Collectors.toSet()));
  }

  private BarList list() {
    return Objects.requireNonNull(shown);
  }

  private static BarList.Bar bar(int id, double share) {
    return new BarList.Bar(id, "line " + id, Double.toString(share), share, "line");
  }
}
