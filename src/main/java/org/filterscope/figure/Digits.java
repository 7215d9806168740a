package org.filterscope.figure;

/** Digits as pixels, five pixels high, so a wall needs no system fonts. */
final class Digits {
  static final int HEIGHT = 5;
  private static final int WIDTH = 3;

  /** The shape of each digit: rows of three bits from the top, the leftmost first. */
  private static final int[] SHAPES = {
    0b111_101_101_101_111,
    0b010_110_010_010_111,
    0b111_001_111_100_111,
    0b111_001_111_001_111,
    0b101_101_111_001_001,
    0b111_100_111_001_111,
    0b111_100_111_101_111,
    0b111_001_010_010_010,
    0b111_101_111_101_111,
    0b111_101_111_001_111
  };

  private Digits() {}

  /** Draws a number of at least 0; digits that would not fit are left out. */
  static void draw(
      int number, int scale, int ink, int[] argb, int stride, int left, int top, int room) {
    String text = Integer.toString(number);
    int advance = (WIDTH + 1) * scale;
    for (int i = 0; i < text.length() && (i + 1) * advance - scale <= room; i++) {
      int shape = SHAPES[text.charAt(i) - '0'];
      for (int y = 0; y < HEIGHT * scale; y++) {
        for (int x = 0; x < WIDTH * scale; x++) {
          int bit = (HEIGHT - 1 - y / scale) * WIDTH + WIDTH - 1 - x / scale;
          if ((shape >> bit & 1) != 0) {
            argb[(top + y) * stride + left + i * advance + x] = ink;
          }
        }
      }
    }
  }
}
