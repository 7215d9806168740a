package org.filterscope.figure;

import java.util.Arrays;
import org.filterscope.image.Picture;

/** A white sheet that charts are drawn on; what lies outside is left out. */
final class Sheet {

  static final int INK = 0xFF202020;
  static final int GRID = 0xFFDDDDDD;

  /** The size of texts, as a factor of {@link PixelFont}'s. */
  static final int TEXT = 2;

  /** From one line of text to the next, in pixels. */
  static final int LINE = 22;

  private static final int PAPER = 0xFFFFFFFF;

  /** Colours that people with any colour vision tell apart (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0xFF0072B2, 0xFFD55E00, 0xFF009E73, 0xFFCC79A7, 0xFFE69F00, 0xFF56B4E9, 0xFF000000
  };

  private final int width;
  private final int[] argb;

  Sheet(int width, int height) {
    this.width = width;
    argb = new int[Math.multiplyExact(width, height)];
    Arrays.fill(argb, PAPER);
  }

  /** The colour of the one series, the next, and so on. */
  static int colour(int series) {
    return COLOURS[series % COLOURS.length];
  }

  Picture picture() {
    return new Picture(width, argb.length / width, argb);
  }

  void text(String text, int scale, int left, int top) {
    FigureText.draw(text, scale, INK, argb, width, left, top);
  }

  /** A text that reads upwards, from its lower left corner. */
  void textUpwards(String text, int scale, int left, int bottom) {
    int length = FigureText.width(text, scale);
    int high = 2 * PixelFont.HEIGHT * scale;
    int[] flat = new int[Math.max(1, length) * high];
    Arrays.fill(flat, PAPER);
    FigureText.draw(text, scale, INK, flat, Math.max(1, length), 0, 0);
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < length; x++) {
        if (flat[y * length + x] != PAPER) {
          set(left + y, bottom - x, flat[y * length + x]);
        }
      }
    }
  }

  void fill(int left, int top, int wide, int high, int colour) {
    for (int y = top; y < top + high; y++) {
      for (int x = left; x < left + wide; x++) {
        set(x, y, colour);
      }
    }
  }

  void square(int x, int y, int half, int colour) {
    fill(x - half, y - half, 2 * half + 1, 2 * half + 1, colour);
  }

  void stroke(int x0, int y0, int x1, int y1, int colour) {
    int steps = Math.max(1, Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    for (int i = 0; i <= steps; i++) {
      square(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, 1, colour);
    }
  }

  void paste(Picture picture, int left, int top) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        set(left + x, top + y, picture.argb()[y * picture.width() + x]);
      }
    }
  }

  private void set(int x, int y, int colour) {
    int at = y * width + x;
    if (x >= 0 && x < width && y >= 0 && at < argb.length) {
      argb[at] = colour;
    }
  }
}
