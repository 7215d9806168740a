package org.filterscope.ui.explore.wall;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.filterscope.figure.MapPainter;
import org.filterscope.ui.Messages;
import org.filterscope.ui.explore.layer.Scaling;
import org.filterscope.ui.explore.unit.MapPictureViewModel;
import org.filterscope.ui.unit.ColourBar;
import org.jspecify.annotations.Nullable;

/** Which scale applies to the maps, and what its colours stand for. */
public final class LegendPane extends HBox {

  private final ObservableValue<Scaling> scaling;
  private final Messages words;
  private final Label which = new Label();
  private final ColourBar bar = new ColourBar();

  /**
   * The colours of a map.
   *
   * @param map the chosen unit's
   */
  public LegendPane(Messages words, MapPictureViewModel map, ObservableValue<Scaling> scaling) {
    super(6);
    this.words = words;
    this.scaling = scaling;
    setId("legend");
    getStyleClass().add("legend");
    setAlignment(Pos.CENTER_LEFT);
    which.setMinWidth(0);
    getChildren().addAll(which, bar);
    map.painted().addListener((property, old, now) -> show(now));
    show(map.painted().get());
  }

  private void show(MapPictureViewModel.@Nullable Painted shown) {
    setVisible(shown != null);
    if (shown == null) {
      return;
    }
    MapPainter painter = shown.painter();
    bar.show(painter.colours(), painter.scale());
    boolean isLayer = scaling.getValue() == Scaling.LAYER;
    which.setText(
        words.get(
            isLayer ? "explore.legend.layer" : "explore.legend.each",
            isLayer ? shown.unit().layer().name() : Integer.toString(shown.unit().channel())));
    setAccessibleText(words.get("explore.legend.accessible", bar.low(), bar.high()));
  }
}
