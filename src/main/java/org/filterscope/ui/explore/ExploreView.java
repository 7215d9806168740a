package org.filterscope.ui.explore;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.unit.LayersPane;
import org.filterscope.ui.unit.UnitStyles;

/** The screen: the photograph, the wall, the unit. */
final class ExploreView extends BorderPane implements AutoCloseable {

  private static final double LEFT = 280;
  private static final double RIGHT = 340;

  private final ExploreKeys keys;
  private final Subscriptions subscriptions = new Subscriptions();

  ExploreView(ExploreViewModel model, Exporter saving) {
    UnitStyles.dress(this, "explore", "explore.css");
    ExploreExports exhibits = new ExploreExports(model);
    ExportMenu menu = new ExportMenu(model.bench().words(), saving);
    setLeft(left(model, exhibits, menu));

    WallPane wall = new WallPane(model, exhibits, menu, subscriptions);
    VBox.setVgrow(wall, Priority.ALWAYS);
    ComparePane compare = new ComparePane(model, exhibits, menu, subscriptions);
    setCenter(new VBox(wall, new FrozenStrip(model, exhibits, menu), compare));

    UnitPane unit = new UnitPane(model, exhibits, menu);
    unit.setMinWidth(RIGHT);
    unit.setPrefWidth(RIGHT);
    unit.setMaxWidth(RIGHT);
    setRight(unit);
    keys = new ExploreKeys(model, wall, exhibits, menu);
    keys.listenOn(this);
  }

  /** A key pressed elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  /** Leaves what lives longer than it. */
  @Override
  public void close() {
    subscriptions.close();
  }

  private static LiveScroll left(ExploreViewModel model, ExploreExports exhibits, ExportMenu menu) {
    ClassesPane classes = new ClassesPane(model);
    menu.attach(classes, exhibits::classes);
    LayersPane layers =
        new LayersPane(
            model.layers(), model.choice().layer(), model.choice()::toLayer, model.bench().words());
    layers.getStyleClass().add("unit-section");
    VBox.setVgrow(layers, Priority.ALWAYS);
    VBox content =
        new VBox(new PhotographPane(model, exhibits, menu), classes, layers, glance(model));
    content.getStyleClass().add("left-content");
    LiveScroll scroll = new LiveScroll(content);
    scroll.getStyleClass().addAll("edge-to-edge", "left-pane");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinWidth(LEFT);
    scroll.setPrefWidth(LEFT);
    scroll.setMaxWidth(LEFT);
    return scroll;
  }

  private static VBox glance(ExploreViewModel model) {
    VBox section = new VBox(new NetworkOverviewPane(model));
    section.getStyleClass().add("unit-section");
    return section;
  }
}
