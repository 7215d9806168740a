package org.filterscope.ui.explore.wall;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.VPos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.figure.ColourMap;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.Scaling;
import org.filterscope.ui.explore.layer.UnitSelection;

/** How the wall is ordered and coloured, and the way to a unit by its number. */
public final class WallToolbar extends VBox {

  private final WallViewModel wall;
  private final LayerStatisticsViewModel statistics;
  private final Messages words;
  private final TextField jump = new TextField();
  private final Tooltip jumpTooltip = new Tooltip();
  private final ComboBox<WallViewModel.Order> order;
  private final ComboBox<Scaling> scaling;
  private final ComboBox<ColourMap> colours;

  /** The wall's controls. */
  public WallToolbar(
      Messages words,
      UnitSelection choice,
      WallViewModel wall,
      LayerStatisticsViewModel statistics,
      ReferenceModel before,
      Subscriptions subscriptions) {
    this.words = words;
    this.wall = wall;
    this.statistics = statistics;
    getStyleClass().add("wall-toolbar");
    order =
        box("order", WallViewModel.Order.values(), wall.order(), "explore.order", "explore.order.");
    scaling =
        box("scaling", Scaling.values(), wall.scaling(), "explore.scaling", "explore.scaling.");
    colours =
        box("colours", ColourMap.values(), wall.colours(), "explore.colours", "explore.colours.");
    jump.setId("jump");
    jump.setPromptText(words.get("explore.jump"));
    jump.setPrefColumnCount(4);
    jump.setMaxWidth(80);
    jump.setMinWidth(52);
    jump.setTooltip(jumpTooltip);
    jump.getStyleClass().add("small");
    jump.setAccessibleText(words.get("explore.jump"));
    jump.setOnAction(event -> jump());
    // Where words are long and the window is narrow, on two lines.
    FlowPane row = new FlowPane(6, 4, order, scaling, colours, jump);
    row.setRowValignment(VPos.CENTER);
    getChildren().add(row);
    choice.layer().addListener((property, old, now) -> show(now));
    show(choice.layer().get());
    statistics.offered().addListener((property, old, now) -> offer());
    statistics.absence().addListener((property, old, now) -> offer());
    offer();
    subscriptions.onValue(before.earlier(), now -> offer(WallViewModel.Order.CHANGE, now != null));
    offer(WallViewModel.Order.CHANGE, before.earlier().get() != null);
  }

  /** Puts the cursor where a unit's number is typed. */
  public void focusJump() {
    jump.requestFocus();
    jump.selectAll();
  }

  private void jump() {
    if (wall.jumpTo(jump.getText())) {
      jump.clear();
      getScene().lookup("#wall").requestFocus();
    } else {
      jump.selectAll();
    }
  }

  private void show(Node layer) {
    jumpTooltip.setText(
        words.get("explore.jump.tooltip", Integer.toString(layer.shape().channels() - 1)));
    // Bars have one scale and no colours.
    scaling.setDisable(layer.shape().isVector());
    colours.setDisable(layer.shape().isVector());
  }

  /** Who could surprise is only known from an index. */
  private void offer() {
    boolean isOffered = statistics.offered().get();
    String tooltip = words.get("explore.order.tooltip");
    String absence = statistics.absence().get();
    order
        .getTooltip()
        .setText(
            absence.isEmpty()
                ? tooltip
                : tooltip + "\n" + words.get("explore.order.without", absence));
    offer(WallViewModel.Order.SURPRISE, isOffered);
  }

  private void offer(WallViewModel.Order one, boolean isOffered) {
    if (!isOffered) {
      order.getItems().remove(one);
    } else if (!order.getItems().contains(one)) {
      order.getItems().add(one);
    }
  }

  private <T extends Enum<T>> ComboBox<T> box(
      String id, T[] values, ObjectProperty<T> property, String nameKey, String prefix) {
    ComboBox<T> box = new ComboBox<>(FXCollections.observableArrayList(values));
    box.setId(id);
    box.setConverter(
        new LabelConverter<>(value -> words.get(prefix + value.name().toLowerCase(Locale.ROOT))));
    box.valueProperty().bindBidirectional(property);
    box.setMinWidth(84);
    box.getStyleClass().add("small");
    box.setTooltip(new Tooltip(words.get(prefix + "tooltip")));
    box.setAccessibleText(words.get(nameKey));
    return box;
  }
}
