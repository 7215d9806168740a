package org.filterscope.ui.unit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Legend;
import org.filterscope.figure.Scale;
import org.filterscope.ui.control.PixelImage;
import org.jspecify.annotations.Nullable;

/** A colour map, labelled with the values at its ends. */
public final class ColourBar extends HBox {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 10;

  private final Label low = new Label();
  private final Label high = new Label();
  private final ImageView strip = new ImageView();
  private @Nullable ColourMap painted;

  /** Creates an empty bar. */
  public ColourBar() {
    super(6);
    getStyleClass().add("colour-bar");
    setAlignment(Pos.CENTER_LEFT);
    low.setMinWidth(USE_PREF_SIZE);
    high.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(low, strip, high);
  }

  /** Shows colours and their scale. */
  public void show(ColourMap colours, Scale scale) {
    if (colours != painted) {
      painted = colours;
      strip.setImage(PixelImage.of(Legend.horizontal(colours, WIDTH, HEIGHT)));
    }
    low.setText(NumberFormats.of(scale.low()));
    high.setText(NumberFormats.of(scale.high()));
  }

  /** The value of its first colour. */
  public String low() {
    return low.getText();
  }

  /** The value of its last colour. */
  public String high() {
    return high.getText();
  }
}
