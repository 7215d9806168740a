package org.filterscope.figure;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;

/**
 * Which values a colour map's ends stand for.
 *
 * <p>A scale made from values always holds zero: a unit that is silent is drawn at the end that
 * means nothing, and one that is alike everywhere is not drawn as if it were silent.
 *
 * @param low the value of the first colour
 * @param high the value of the last colour, at least {@code low}
 */
public record Scale(float low, float high) {

  /** Refuses scales that are turned round or endless. */
  public Scale {
    if (!(low <= high) || !Float.isFinite(low) || !Float.isFinite(high)) {
      throw new IllegalArgumentException("No scale: " + low + " to " + high);
    }
  }

  /** From the least to the largest of some values and zero; NaN and infinity are left out. */
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

  /** A map on its own. */
  public static Scale of(FeatureMap map) {
    return of(map.values(), 0, map.values().length);
  }

  /** One scale for a whole layer. */
  public static Scale of(LayerMaps maps) {
    return of(maps.values(), 0, maps.values().length);
  }

  /** One channel of a layer on its own. */
  public static Scale of(LayerMaps maps, int channel) {
    int cells = maps.shape().cells();
    return of(maps.values(), channel * cells, (channel + 1) * cells);
  }

  /** One scale for the values of both. */
  public Scale including(Scale other) {
    return new Scale(Math.min(low, other.low), Math.max(high, other.high));
  }

  /** As far to either side of zero as the farther end. */
  public Scale symmetric() {
    float reach = Math.max(Math.abs(low), Math.abs(high));
    return new Scale(-reach, reach);
  }

  /** As a colour map needs it: symmetric where its middle means zero. */
  public Scale in(ColourMap colours) {
    return colours.isSigned() ? symmetric() : this;
  }

  /**
   * Where a value lies: 0 at the low end, 1 at the high end, cut off beyond them. Where there is no
   * extent, 0, or the middle if the colours are signed: see {@link ColourMap#argb(float, Scale)}.
   */
  public float place(float value) {
    float extent = high - low;
    if (!(extent > 0)) {
      return 0;
    }
    // The comparisons are so that NaN goes to the low end.
    float place = (value - low) / extent;
    return place > 0 ? Math.min(place, 1) : 0;
  }
}
