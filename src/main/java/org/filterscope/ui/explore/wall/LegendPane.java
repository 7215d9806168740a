package org.filterscope.ui.explore.wall;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Legend;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.explore.layer.Scaling;
import org.filterscope.ui.explore.unit.MapPictureViewModel;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** Which scale applies to the maps, and what its colours stand for. */
public final class LegendPane extends HBox {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 10;

  private final ObservableValue<Scaling> scaling;
  private final Messages words;
  private final Label which = new Label();
  private final Label low = new Label();
  private final Label high = new Label();
  private final ImageView strip = new ImageView();
  private @Nullable ColourMap painted;

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
    low.setMinWidth(USE_PREF_SIZE);
    high.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(which, low, strip, high);
    map.painted().addListener((property, old, now) -> show(now));
    show(map.painted().get());
  }

  private void show(MapPictureViewModel.@Nullable Painted shown) {
    setVisible(shown != null);
    if (shown == null) {
      return;
    }
    MapPainter painter = shown.painter();
    if (painter.colours() != painted) {
      painted = painter.colours();
      strip.setImage(PixelImage.of(Legend.horizontal(painter.colours(), WIDTH, HEIGHT)));
    }
    boolean isLayer = scaling.getValue() == Scaling.LAYER;
    which.setText(
        words.get(
            isLayer ? "explore.legend.layer" : "explore.legend.each",
            isLayer ? shown.unit().layer().name() : Integer.toString(shown.unit().channel())));
    Scale scale = painter.scale();
    low.setText(NumberFormats.of(scale.low()));
    high.setText(NumberFormats.of(scale.high()));
    setAccessibleText(words.get("explore.legend.accessible", low.getText(), high.getText()));
  }
}
