package org.filterscope.ui.control;

import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Crop.Corner;
import org.jspecify.annotations.Nullable;

/**
 * A drag of a crop by a corner or by its area.
 *
 * @param start the crop before the drag
 * @param corner the dragged corner; null for the area
 * @param x where the drag started, in pixels of the picture
 * @param y where the drag started
 */
record CropDrag(Crop start, @Nullable Corner corner, double x, double y) {

  /**
   * The drag that would start at a point; null if none would.
   *
   * @param x the point, in pixels of the picture
   * @param y the point
   * @param reach the largest distance from a corner that counts as a hit, in pixels of the picture
   */
  static @Nullable CropDrag at(Crop framing, double x, double y, double reach) {
    Box box = framing.box();
    for (Corner corner : Corner.values()) {
      boolean isNear =
          Math.abs(x - cornerX(box, corner)) <= reach
              && Math.abs(y - cornerY(box, corner)) <= reach;
      if (isNear) {
        return new CropDrag(framing, corner, x, y);
      }
    }
    return box.contains(x, y) ? new CropDrag(framing, null, x, y) : null;
  }

  static double cornerX(Box box, Corner corner) {
    return corner == Corner.TOP_LEFT || corner == Corner.BOTTOM_LEFT ? box.x0() : box.x1();
  }

  static double cornerY(Box box, Corner corner) {
    return corner == Corner.TOP_LEFT || corner == Corner.TOP_RIGHT ? box.y0() : box.y1();
  }

  /** The crop when the pointer is dragged to a point of the picture. */
  Crop to(double toX, double toY) {
    if (corner == null) {
      return start.moved(toX - x, toY - y);
    }
    // Relative to the corner, not to the pointer beside it; otherwise the corner would jump.
    return start.withCorner(
        corner, cornerX(start.box(), corner) + toX - x, cornerY(start.box(), corner) + toY - y);
  }
}
