package org.filterscope.figure;

import org.filterscope.image.Picture;

/** A colour map from its low end to its high end, as a legend. */
public final class Legend {

  private Legend() {}

  /** A horizontal legend: low at the left, high at the right; sizes in pixels. */
  public static Picture horizontal(ColourMap colours, int width, int height) {
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colours.argb((i % width + 0.5f) / width);
    }
    return new Picture(width, height, argb);
  }
}
