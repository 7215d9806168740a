package org.filterscope.figure;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.filterscope.image.Picture;

/**
 * Tiles of equal size in rows, on white, optionally with numbers above them.
 *
 * @param width the width of a tile, in pixels
 * @param height the height of a tile, in pixels
 * @param columns how many tiles are side by side
 * @param numbered whether each tile has its number above it
 */
public record Tiles(int width, int height, int columns, boolean numbered) {
  private static final int GAP = 4;
  private static final int PAPER = 0xFFFFFFFF;
  private static final int INK = 0xFF404040;
  private static final int SCALE = 2;
  private static final int LABEL = Digits.HEIGHT * SCALE + 4;

  /** Refuses tiles without a size. */
  public Tiles {
    if (width < 1 || height < 1 || columns < 1) {
      throw new IllegalArgumentException("No tiles: " + width + " x " + height + ", " + columns);
    }
  }

  /**
   * Puts tiles into one picture.
   *
   * @param numbers the number of each tile, in order; at least one
   * @param painter gives the pixels of the tile at a place, {@code [height * width]}
   */
  public Picture arrange(int[] numbers, IntFunction<int[]> painter) {
    int across = Math.min(columns, numbers.length);
    int down = (numbers.length + across - 1) / across;
    int label = numbered ? LABEL : 0;
    int totalWidth = Math.addExact(GAP, Math.multiplyExact(across, width + GAP));
    int totalHeight = Math.addExact(GAP, Math.multiplyExact(down, height + label + GAP));
    int[] argb = new int[Math.multiplyExact(totalWidth, totalHeight)];
    Arrays.fill(argb, PAPER);
    for (int i = 0; i < numbers.length; i++) {
      int left = GAP + i % across * (width + GAP);
      int top = GAP + i / across * (height + label + GAP);
      if (numbered) {
        Digits.draw(numbers[i], SCALE, INK, argb, totalWidth, left, top, width);
      }
      int[] tile = painter.apply(i);
      for (int y = 0; y < height; y++) {
        System.arraycopy(tile, y * width, argb, (top + label + y) * totalWidth + left, width);
      }
    }
    return new Picture(totalWidth, totalHeight, argb);
  }

  /** A picture scaled to a size, with its pixels as rectangles. */
  public static Picture enlarged(Picture picture, int width, int height) {
    int[] argb = new int[Math.multiplyExact(width, height)];
    for (int y = 0; y < height; y++) {
      int row = (int) ((long) y * picture.height() / height) * picture.width();
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = picture.argb()[row + (int) ((long) x * picture.width() / width)];
      }
    }
    return new Picture(width, height, argb);
  }
}
