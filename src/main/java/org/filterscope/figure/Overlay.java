package org.filterscope.figure;

import org.filterscope.activation.FeatureMap;
import org.filterscope.image.Picture;

/**
 * A feature map over what the network saw: the stronger a cell, the less of the picture shows
 * through.
 */
public final class Overlay {

  /** The opacity of the strongest cell; below 1, so the picture shows through everywhere. */
  private static final float DENSEST = 0.8f;

  private Overlay() {}

  /**
   * Draws a map over a picture, stretched to the picture's border.
   *
   * @param input what the network saw
   * @param map the unit's map
   * @param colours the map's colours and their scale
   * @return a picture of the input's size
   */
  public static Picture of(
      Picture input, FeatureMap map, MapPainter colours, Enlargement enlargement) {
    FeatureMap sized = MapPainter.sized(map, input.width(), input.height(), enlargement);
    Scale scale = colours.scale();
    float reach = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    int[] argb = new int[input.argb().length];
    for (int i = 0; i < argb.length; i++) {
      float value = sized.values()[i];
      float strength = reach > 0 ? Math.min(Math.abs(value) / reach, 1) : 0;
      argb[i] = mix(input.argb()[i], colours.colours().argb(value, scale), DENSEST * strength);
    }
    return new Picture(input.width(), input.height(), argb);
  }

  private static int mix(int below, int above, float share) {
    return 0xFF000000
        | mixed(below >> 16, above >> 16, share) << 16
        | mixed(below >> 8, above >> 8, share) << 8
        | mixed(below, above, share);
  }

  private static int mixed(int below, int above, float share) {
    return Math.round((below & 0xFF) * (1 - share) + (above & 0xFF) * share);
  }
}
