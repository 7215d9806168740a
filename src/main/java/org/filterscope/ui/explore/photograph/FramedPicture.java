package org.filterscope.ui.explore.photograph;

import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;

/** A photograph with its crop as the window draws it: a white frame, the rest in shade. */
final class FramedPicture {

  private static final int FRAME = 0xFFFFFFFF;

  private FramedPicture() {}

  /** Paints a copy. */
  static Picture of(Picture picture, Crop framing) {
    Box box = framing.box();
    int left = (int) Math.round(box.x0());
    int top = (int) Math.round(box.y0());
    int right = (int) Math.round(box.x1());
    int bottom = (int) Math.round(box.y1());
    int line = Math.max(1, Math.min(picture.width(), picture.height()) / 300);
    int[] argb = picture.argb().clone();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int inside = Math.min(Math.min(x - left, right - 1 - x), Math.min(y - top, bottom - 1 - y));
        int at = y * picture.width() + x;
        if (inside < 0) {
          argb[at] = shade(argb[at]);
        } else if (inside < line) {
          argb[at] = FRAME;
        }
      }
    }
    return new Picture(picture.width(), picture.height(), argb);
  }

  private static int shade(int pixel) {
    return 0xFF000000 | (pixel >> 1 & 0x7F7F7F);
  }
}
