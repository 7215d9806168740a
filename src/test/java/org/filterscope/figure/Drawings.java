package org.filterscope.figure;

import org.filterscope.image.Picture;

/** Finds texts in figures. */
public final class Drawings {

  private static final int INK = 0xFF202020;

  private Drawings() {}

  /** Whether a text was drawn somewhere, letter for letter, in the size of charts. */
  public static boolean has(Picture picture, String text) {
    return find(picture, text, false);
  }

  /** Whether a text was drawn that reads upwards. */
  public static boolean hasUpright(Picture picture, String text) {
    return find(picture, text, true);
  }

  private static boolean find(Picture picture, String text, boolean isUpright) {
    int width = PixelFont.width(text, Sheet.TEXT);
    int height = PixelFont.HEIGHT * Sheet.TEXT;
    int[] drawn = new int[width * height];
    PixelFont.draw(text, Sheet.TEXT, INK, drawn, width, 0, 0);
    int wide = isUpright ? height : width;
    int high = isUpright ? width : height;
    int[] wanted = isUpright ? turned(drawn, width, height) : drawn;
    for (int top = 0; top + high <= picture.height(); top++) {
      for (int left = 0; left + wide <= picture.width(); left++) {
        if (isAt(picture, wanted, wide, left, top)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] turned(int[] flat, int width, int height) {
    int[] turned = new int[flat.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[(width - 1 - x) * height + y] = flat[y * width + x];
      }
    }
    return turned;
  }

  private static boolean isAt(Picture picture, int[] wanted, int wide, int left, int top) {
    for (int i = 0; i < wanted.length; i++) {
      int at = (top + i / wide) * picture.width() + left + i % wide;
      if ((wanted[i] == INK) != (picture.argb()[at] == INK)) {
        return false;
      }
    }
    return true;
  }
}
