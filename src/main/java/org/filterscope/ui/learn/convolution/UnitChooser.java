package org.filterscope.ui.learn.convolution;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.jspecify.annotations.Nullable;

/** Chooses any unit of any convolution. */
final class UnitChooser extends HBox {

  private final ComboBox<Node> layer;
  private final Spinner<Integer> unit;
  private final IntegerSpinnerValueFactory units = new IntegerSpinnerValueFactory(0, 0, 0);
  private final IntegerProperty channel;
  private boolean isShowing;

  /**
   * Shows and changes a choice.
   *
   * @param layers to choose from
   * @param chosen the layer; null for none
   * @param channel the unit; negative while none is chosen
   */
  UnitChooser(
      Messages words,
      List<Node> layers,
      ObjectProperty<@Nullable Node> chosen,
      IntegerProperty channel) {
    super(6);
    this.channel = channel;
    setAlignment(Pos.CENTER_LEFT);
    layer = new ComboBox<>(FXCollections.observableArrayList(layers));
    layer.setId("learn-layer");
    layer.getStyleClass().add("small");
    layer.setConverter(new LabelConverter<>(node -> node.name() + "   " + node.shape()));
    layer.setAccessibleText(words.get("learn.layer"));
    layer.setVisibleRowCount(14);
    // In a narrow window, shapes are shortened first.
    layer.setMinWidth(90);
    unit = new Spinner<>(units);
    unit.setId("learn-unit");
    unit.setEditable(true);
    unit.setPrefWidth(86);
    unit.setMinWidth(72);
    unit.getStyleClass().add("small");
    unit.setAccessibleText(words.get("learn.unit.accessible"));
    unit.getEditor().setAccessibleText(words.get("learn.unit.accessible"));
    Label layerLabel = label(words.get("learn.layer"), layer);
    Label unitLabel = label(words.get("learn.unit"), unit);
    getChildren().addAll(layerLabel, layer, unitLabel, unit);
    layer
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing && now != null) {
                chosen.set(now);
              }
            });
    unit.valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing && now != null) {
                channel.set(now);
              }
            });
    chosen.addListener((property, old, now) -> show(now));
    channel.addListener((property, old, now) -> show(chosen.get()));
    show(chosen.get());
  }

  private void show(@Nullable Node now) {
    isShowing = true;
    layer.setValue(now);
    if (now != null) {
      units.setMax(now.shape().channels() - 1);
      units.setValue(Math.max(0, channel.get()));
    }
    isShowing = false;
  }

  private static Label label(String text, javafx.scene.Node of) {
    Label label = new Label(text);
    label.setLabelFor(of);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
