package org.filterscope.ui.explore.layer;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.LayerKind;

/** The whole network at a glance: every layer a bar, the chosen one marked; a click chooses. */
public final class NetworkOverviewPane extends Region {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass POOLING = PseudoClass.getPseudoClass("pooling");
  private static final double HEIGHT = 44;
  private static final double INSET = 4;

  private final UnitSelection choice;
  private final Messages words;
  private final List<Region> bars = new ArrayList<>();

  /** Draws the layers that there are to choose. */
  public NetworkOverviewPane(Messages words, UnitSelection choice) {
    this.words = words;
    this.choice = choice;
    setId("glance");
    getStyleClass().add("glance");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    for (Node layer : choice.layers()) {
      bars.add(bar(layer));
    }
    getChildren().addAll(bars);
    setOnMousePressed(
        event -> {
          requestFocus();
          choice.toLayer(outline().at(event.getX() - INSET));
        });
    setOnKeyPressed(this::move);
    choice.layer().addListener((property, old, now) -> mark(now));
    mark(choice.layer().get());
  }

  private Region bar(Node layer) {
    Region bar = new Region();
    bar.getStyleClass().add("glance-bar");
    bar.pseudoClassStateChanged(POOLING, layer.operation().kind().contains("pooling"));
    Tooltip.install(
        bar,
        new Tooltip(
            words.get(
                "explore.glance.tooltip",
                layer.name(),
                layer.shape().toString(),
                LayerKind.of(layer, words))));
    return bar;
  }

  private void move(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> choice.moveLayer(-1);
      case RIGHT -> choice.moveLayer(1);
      case HOME -> choice.toLayer(choice.layers().get(0));
      case END -> choice.toLayer(choice.layers().get(choice.layers().size() - 1));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void mark(Node chosen) {
    for (int i = 0; i < bars.size(); i++) {
      boolean isChosen = choice.layers().get(i).index() == chosen.index();
      bars.get(i).pseudoClassStateChanged(CURRENT, isChosen);
    }
    setAccessibleText(words.get("explore.glance.accessible", chosen.name()));
  }

  private NetworkOutline outline() {
    return NetworkOutline.of(choice.layers(), getWidth() - 2 * INSET, getHeight() - 2 * INSET);
  }

  @Override
  protected void layoutChildren() {
    List<NetworkOutline.Bar> places = outline().bars();
    for (int i = 0; i < places.size(); i++) {
      NetworkOutline.Bar place = places.get(i);
      double x = snapPositionX(INSET + place.x());
      double right = snapPositionX(INSET + place.x() + place.width());
      double y = snapPositionY((getHeight() - place.height()) / 2);
      bars.get(i).resizeRelocate(x, y, Math.max(1, right - x), place.height());
    }
  }
}
