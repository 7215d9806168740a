package org.filterscope.ui.learn.convolution;

import java.util.Arrays;
import org.filterscope.activation.FeatureMap;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Scale;
import org.filterscope.lesson.convolution.Filter;
import org.filterscope.ui.learn.chapter.PaintedMap;
import org.jspecify.annotations.Nullable;

/**
 * A unit's sums over the map when only some of its input channels are added.
 *
 * @param of the unit
 * @param order of the channels
 * @param added how many of them are added
 * @param sums of those, and the bias
 * @param painted on the scale of the whole sums
 */
record PartialMap(SlidingFilter of, int[] order, int added, float[] sums, PaintedMap painted) {

  /**
   * Adds channels. Not for the JavaFX application thread.
   *
   * @param whole the sums of all channels, for the scale
   * @param before the map to continue from, if it has the same unit and order; null for none
   */
  static PartialMap of(
      SlidingFilter unit, int[] order, int added, FeatureMap whole, @Nullable PartialMap before) {
    Filter filter = unit.filter();
    float[] sums;
    int first;
    if (before != null
        && before.of.equals(unit)
        && before.added <= added
        && Arrays.equals(before.order, order)) {
      sums = before.sums.clone();
      first = before.added;
    } else {
      sums = new float[unit.map().values().length];
      Arrays.fill(sums, filter.bias());
      first = 0;
    }
    for (int i = first; i < added; i++) {
      float[] more = filter.sumsOf(unit.inputs(), order[i]).values();
      for (int cell = 0; cell < sums.length; cell++) {
        sums[cell] += more[cell];
      }
    }
    FeatureMap map = new FeatureMap(unit.map().height(), unit.map().width(), sums);
    Scale scale = Scale.of(whole).symmetric();
    return new PartialMap(unit, order, added, sums, PaintedMap.of(map, scale, ColourMap.DIVERGING));
  }
}
