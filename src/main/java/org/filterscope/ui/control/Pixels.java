package org.filterscope.ui.control;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.filterscope.image.Picture;

/** Converts JavaFX images to pictures. Safe on any thread. */
public final class Pixels {

  private Pixels() {}

  /** Converts an image to an opaque picture, over white. */
  public static Picture picture(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    for (int i = 0; i < argb.length; i++) {
      argb[i] = overWhite(argb[i]);
    }
    return new Picture(width, height, argb);
  }

  private static int overWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 0xFF) {
      return argb;
    }
    int red = overWhite(argb >> 16 & 0xFF, alpha);
    int green = overWhite(argb >> 8 & 0xFF, alpha);
    int blue = overWhite(argb & 0xFF, alpha);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  private static int overWhite(int value, int alpha) {
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
