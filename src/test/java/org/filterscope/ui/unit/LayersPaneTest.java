package org.filterscope.ui.unit;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.network.Node;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.Messages;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The list of layers, with those of the built-in model. */
@ExtendWith(ApplicationExtension.class)
class LayersPaneTest {

  private static List<Node> layers;

  private final SteadyRobot robot = new SteadyRobot();
  private final ObjectProperty<Node> chosen = new SimpleObjectProperty<>();
  private LayersPane pane;

  @BeforeAll
  static void load() {
    layers = QuietWindow.builtIn().network().layers();
  }

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    chosen.set(layers.get(0));
    pane = new LayersPane(layers, chosen, chosen::set, new Messages(Locale.ENGLISH));
    StackPane screen = new StackPane(pane);
    stage.setScene(new Scene(screen, 280, 300));
    // Tests of other windows leave the stage in their size.
    stage.sizeToScene();
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @Test
  void aLayerThatIsChosenElsewhereIsInView() {
    int last = layers.size() - 1;
    for (int from : new int[] {0, last / 2, last}) {
      for (int to = 0; to <= last; to++) {
        choose(from);
        choose(to);
        assertThat(isInView()).as("from %s to %s", layers.get(from), layers.get(to)).isTrue();
      }
    }
  }

  @Test
  void theChosenLayerIsStillInViewWhenTheListBecomesShorter() {
    for (int layer = 0; layer < layers.size(); layer++) {
      height(290);
      choose(layer);
      height(150);
      assertThat(isInView()).as(layers.get(layer).name()).isTrue();
    }
  }

  @Test
  void aRowThatIsInViewAlreadyStaysWhereItIs() {
    choose(4);
    double before = top(4);
    choose(5);
    assertThat(top(4)).isEqualTo(before);
  }

  @Test
  void arrowsChooseTheNextLayer() {
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.DOWN);
    assertThat(chosen.get()).isSameAs(layers.get(1));
  }

  private void choose(int layer) {
    robot.interact(() -> chosen.set(layers.get(layer)));
  }

  private void height(double height) {
    robot.interact(() -> pane.setMaxHeight(height));
    FxThread.untilLaidOut();
  }

  private ListView<?> list() {
    return robot.node("#layers", ListView.class);
  }

  private boolean isInView() {
    return FxThread.call(
        () -> {
          Bounds view = list().localToScene(list().getLayoutBounds());
          return cells().stream()
              .filter(ListCell::isSelected)
              .map(cell -> cell.localToScene(cell.getLayoutBounds()))
              .anyMatch(
                  cell ->
                      cell.getMinY() >= view.getMinY() - 1 && cell.getMaxY() <= view.getMaxY() + 1);
        });
  }

  private double top(int layer) {
    return FxThread.call(
        () ->
            cells().stream()
                .filter(cell -> cell.getItem() == layers.get(layer))
                .mapToDouble(cell -> cell.localToScene(0, 0).getY())
                .findAny()
                .orElseThrow());
  }

  private List<ListCell<?>> cells() {
    return list().lookupAll(".list-cell").stream()
        .<ListCell<?>>map(ListCell.class::cast)
        .filter(cell -> cell.isVisible() && cell.getItem() != null)
        .toList();
  }
}
