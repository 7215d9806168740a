package org.filterscope.ui.explore.why;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.filterscope.network.Node;
import org.filterscope.ui.control.LabelConverter;

/** A list from which a layer with maps is chosen, with its name before it. */
final class LayerBox extends HBox {

  private final ComboBox<Node> box = new ComboBox<>();

  LayerBox(String id, String name, String tooltip, LayerChoice choice) {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    box.setId(id);
    box.getStyleClass().add("small");
    box.setConverter(new LabelConverter<>(Node::name));
    box.getItems().setAll(choice.layers());
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(tooltip));
    box.valueProperty().bindBidirectional(choice.layer());
    Label label = new Label(name);
    label.setLabelFor(box);
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(label, box);
  }
}
