package org.filterscope.ui.control;

import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Crop.Corner;
import org.jspecify.annotations.Nullable;

/**
 * A crop taken hold of by a corner or by its area.
 *
 * @param start the crop before
 * @param corner which corner; null for the area
 * @param x where it was taken hold of, in pixels of the picture
 * @param y where it was taken hold of
 */
record CropDrag(Crop start, @Nullable Corner corner, double x, double y) {

  /**
   * What a point would take hold of; null if nothing.
   *
   * @param x the point, in pixels of the picture
   * @param y the point
   * @param reach how far from a corner still counts, in pixels of the picture
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

  /** The crop when what was taken hold of is drawn to a point of the picture. */
  Crop to(double toX, double toY) {
    if (corner == null) {
      return start.moved(toX - x, toY - y);
    }
    // From where the corner is, not from where the hand is beside it: else it would jump.
    return start.withCorner(
        corner, cornerX(start.box(), corner) + toX - x, cornerY(start.box(), corner) + toY - y);
  }
}
