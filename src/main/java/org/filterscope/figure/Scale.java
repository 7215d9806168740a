package org.filterscope.figure;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;

/**
 * The values at a colour map's two ends.
 *
 * <p>A scale made from values always includes zero. So a silent unit is drawn in the colour of
 * zero, and a unit that is equally active everywhere does not look silent.
 *
 * @param low the value of the first colour
 * @param high the value of the last colour; at least {@code low}
 */
public record Scale(float low, float high) {

  /** Refuses scales that are reversed or not finite. */
  public Scale {
    if (!(low <= high) || !Float.isFinite(low) || !Float.isFinite(high)) {
      throw new IllegalArgumentException("No scale: " + low + " to " + high);
    }
  }

  /**
   * The scale from the smallest to the largest of some values and zero; ignores NaN and infinity.
   */
  public static Scale of(float[] values, int from, int to) {
    float low = 0;
    float high = 0;
    for (int i = from; i < to; i++) {
      float value = values[i];
      if (Float.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new Scale(low, high);
  }

  /** The scale of a single map. */
  public static Scale of(FeatureMap map) {
    return of(map.values(), 0, map.values().length);
  }

  /** One scale for a whole layer. */
  public static Scale of(LayerMaps maps) {
    return of(maps.values(), 0, maps.values().length);
  }

  /** The scale of one channel of a layer. */
  public static Scale of(LayerMaps maps, int channel) {
    int cells = maps.shape().cells();
    return of(maps.values(), channel * cells, (channel + 1) * cells);
  }

  /** A scale that covers both this one and another. */
  public Scale including(Scale other) {
    return new Scale(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** A scale that extends equally to either side of zero, as far as the farther end. */
  public Scale symmetric() {
    float reach = Math.max(Math.abs(low), Math.abs(high));
    return new Scale(-reach, reach);
  }

  /** The scale that a colour map needs: symmetric if the map's middle means zero. */
  public Scale in(ColourMap colours) {
    return colours.isSigned() ? symmetric() : this;
  }

  /**
   * The place of a value: 0 at the low end, 1 at the high end, clipped beyond them. If both ends
   * are equal, it is 0; signed colours then use their middle, see {@link ColourMap#argb(float,
   * Scale)}.
   */
  public float place(float value) {
    float extent = high - low;
    if (!(extent > 0)) {
      return 0;
    }
    // The comparisons send NaN to the low end.
    float place = (value - low) / extent;
    return place > 0 ? Math.min(place, 1) : 0;
  }
}
