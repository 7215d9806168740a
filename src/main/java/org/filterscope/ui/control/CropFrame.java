package org.filterscope.ui.control;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Crop.Corner;
import org.jspecify.annotations.Nullable;

/**
 * Draws the crop over a picture: a frame, four handles, and a shade over what the network does not
 * see.
 */
final class CropFrame extends Group {

  /** The side of a handle, in logical pixels. */
  static final double HANDLE = 9;

  private final Path shade = new Path();
  private final OutlineMark frame = new OutlineMark("crop-frame");
  private final Map<Corner, Rectangle> handles = new EnumMap<>(Corner.class);

  CropFrame() {
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    shade.getStyleClass().add("crop-shade");
    shade.setFillRule(FillRule.EVEN_ODD);
    shade.setStroke(null);
    getChildren().addAll(shade, frame);
    for (Corner corner : Corner.values()) {
      Rectangle handle = new Rectangle(HANDLE, HANDLE);
      handle.getStyleClass().add("crop-handle");
      handles.put(corner, handle);
      getChildren().add(handle);
    }
  }

  /** Draws a crop at its place on the pane, or nothing if null. */
  void show(@Nullable Crop framing, Viewport viewport) {
    setVisible(framing != null);
    if (framing == null) {
      return;
    }
    Box whole = viewport.onPane(new Box(0, 0, viewport.pictureWidth(), viewport.pictureHeight()));
    Box crop = viewport.onPane(framing.box());
    shade.getElements().clear();
    outline(whole);
    outline(crop);
    frame.frame(crop);
    handles.forEach(
        (corner, handle) -> {
          handle.setX(CropDrag.cornerX(crop, corner) - HANDLE / 2);
          handle.setY(CropDrag.cornerY(crop, corner) - HANDLE / 2);
        });
  }

  private void outline(Box box) {
    shade
        .getElements()
        .addAll(
            new MoveTo(box.x0(), box.y0()),
            new LineTo(box.x1(), box.y0()),
            new LineTo(box.x1(), box.y1()),
            new LineTo(box.x0(), box.y1()),
            new ClosePath());
  }
}
