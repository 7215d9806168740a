package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.activation.FeatureMap;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Scale;
import org.filterscope.image.Box;
import org.filterscope.lesson.convolution.CellArithmetic;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Region;
import org.filterscope.ui.control.MarkedPicture;
import org.filterscope.ui.learn.chapter.PaintedMap;
import org.filterscope.ui.unit.NumberFormats;

/** One input channel at one cell: its map with the window, inputs x weights = products, and sum. */
final class ChannelRow extends HBox {

  /** Side of the small map. */
  static final double THUMBNAIL = 44;

  /** Width of the sum. */
  static final double SUM = 54;

  private final int channel;
  private final int taps;
  private final SlidingFilter filter;
  private final PaintedMap painted;
  private final Scale weightScale;
  private final Scale productScale;
  private final MarkedPicture map;
  private final NumberGrid inputs;
  private final NumberGrid weights;
  private final NumberGrid products;
  private final Label sum = new Label();
  private final boolean[] none;

  ChannelRow(
      Executor desk,
      SlidingFilter filter,
      int channel,
      String name,
      double cellWidth,
      double cellHeight) {
    super(4);
    this.filter = filter;
    this.channel = channel;
    ChannelKernels kernels = filter.filter().kernels();
    taps = kernels.height() * kernels.width();
    none = new boolean[taps];
    painted = grey(filter.inputs().map(channel));
    float reach = KernelFigure.largest(kernels);
    weightScale = new Scale(-reach, reach);
    Scale inputScale = painted.painter().scale().symmetric();
    productScale = new Scale(-reach * inputScale.high(), reach * inputScale.high());
    map = new MarkedPicture(desk, true);
    map.setMinSize(THUMBNAIL, THUMBNAIL);
    map.setPrefSize(THUMBNAIL, THUMBNAIL);
    map.setMaxSize(THUMBNAIL, THUMBNAIL);
    map.pictureProperty().set(painted.picture());
    map.setAccessibleText(name);
    Label caption = new Label(name);
    caption.getStyleClass().add("section-note");
    caption.setMaxWidth(THUMBNAIL + 18);
    inputs = new NumberGrid(kernels.height(), kernels.width(), cellWidth, cellHeight);
    weights = new NumberGrid(kernels.height(), kernels.width(), cellWidth, cellHeight);
    products = new NumberGrid(kernels.height(), kernels.width(), cellWidth, cellHeight);
    weights.show(
        i -> kernels.weights()[channel * taps + i], ColourMap.DIVERGING, weightScale, none);
    sum.setMinWidth(SUM);
    sum.setMaxWidth(SUM);
    sum.getStyleClass().add("term-value");
    VBox named = new VBox(1, map, caption);
    named.setMinWidth(THUMBNAIL + 18);
    named.setMaxWidth(THUMBNAIL + 18);
    setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(named, inputs, sign("\u00d7"), weights, sign("="), products, sign("\u03a3"), sum);
  }

  private static PaintedMap grey(FeatureMap map) {
    return PaintedMap.of(map, Scale.of(map), ColourMap.GREY);
  }

  /** The input channel. */
  int channel() {
    return channel;
  }

  /** The sum of its products, as shown. */
  String sum() {
    return sum.getText();
  }

  /** Shows another cell. */
  void show(FilterCell cell, double[] allProducts, double partialSum) {
    CellArithmetic arithmetic = cell.arithmetic();
    inputs.show(
        i -> arithmetic.inputs()[channel * taps + i],
        painted.painter().colours(),
        painted.painter().scale(),
        arithmetic.inPadding());
    products.show(i -> allProducts[channel * taps + i], ColourMap.DIVERGING, productScale, none);
    sum.setText(NumberFormats.of(partialSum));
    Region window = filter.window(cell.row(), cell.column());
    map.mark(List.of(new Box(window.left(), window.top(), window.right(), window.bottom())));
  }

  private static Label sign(String text) {
    Label sign = new Label(text);
    sign.getStyleClass().add("section-note");
    sign.setMinWidth(USE_PREF_SIZE);
    return sign;
  }
}
