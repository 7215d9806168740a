package org.filterscope.figure;

import java.util.Arrays;
import org.filterscope.image.Picture;

/** A vector as upright bars on white, one for each value; negative bars hang from the zero line. */
public final class BarFigure {
  private static final int PAPER = 0xFFFFFFFF;
  private static final int LINE = 0xFFB0B0B0;

  private BarFigure() {}

  /**
   * Draws the values in their order.
   *
   * @param values at least one
   * @param bar the width of a bar, in pixels
   * @param height the height of the picture, in pixels
   */
  public static Picture of(float[] values, int bar, int height) {
    Scale scale = Scale.of(values, 0, values.length);
    int gap = bar > 2 ? 1 : 0;
    int width = Math.multiplyExact(values.length, bar + gap);
    int[] argb = new int[Math.multiplyExact(width, height)];
    Arrays.fill(argb, PAPER);
    float extent = scale.high() - scale.low();
    int zero = extent > 0 ? Math.round(scale.high() / extent * (height - 1)) : height - 1;
    Arrays.fill(argb, zero * width, (zero + 1) * width, LINE);
    for (int i = 0; i < values.length; i++) {
      float share = extent > 0 && Float.isFinite(values[i]) ? values[i] / extent : 0;
      int end = zero - Math.round(share * (height - 1));
      int colour = ColourMap.DIVERGING.argb(share < 0 ? 0 : 1);
      for (int y = Math.min(zero, end); share != 0 && y <= Math.max(zero, end); y++) {
        int left = y * width + i * (bar + gap);
        Arrays.fill(argb, left, left + bar, colour);
      }
    }
    return new Picture(width, height, argb);
  }
}
