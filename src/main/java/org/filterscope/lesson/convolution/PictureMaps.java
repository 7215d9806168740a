package org.filterscope.lesson.convolution;

import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;
import org.filterscope.network.Shape;

/** Turns a picture into maps as input for a custom kernel. */
public final class PictureMaps {

  private static final int COLOURS = 3;

  private PictureMaps() {}

  /** The maps of red, green and blue, with values from 0 to 255. */
  public static LayerMaps of(Picture picture) {
    int[] argb = picture.argb();
    float[] values = new float[COLOURS * argb.length];
    for (int c = 0; c < COLOURS; c++) {
      for (int i = 0; i < argb.length; i++) {
        int shift = 16 - 8 * c;
        values[c * argb.length + i] = (argb[i] >> shift) & 0xff;
      }
    }
    return new LayerMaps("picture", Shape.maps(COLOURS, picture.height(), picture.width()), values);
  }
}
