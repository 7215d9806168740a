package org.filterscope.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.filterscope.projection.Projection;

/**
 * The absolute value of a projection that is drawn in full colour.
 *
 * <p>A few pixels of a projection are often many times stronger than all others. On the scale of
 * the largest value, the rest is then nearly grey. On the scale of a high percentile it is visible,
 * but the strongest hundredth all look the same.
 */
public enum Contrast {
  /** The largest absolute value: nothing is clipped. */
  LARGEST {
    @Override
    float of(float[] sorted) {
      return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    @Override
    public String description() {
      return "zero is mid-grey, full colour is the largest absolute value";
    }
  },

  /**
   * The 99th percentile of the absolute values that can differ from zero; the largest one if 99 %
   * of them are zero.
   */
  PERCENTILE {
    @Override
    float of(float[] sorted) {
      if (sorted.length == 0) {
        return 0;
      }
      float value = sorted[(int) ((sorted.length - 1) * 0.99)];
      return value > 0 ? value : LARGEST.of(sorted);
    }

    @Override
    public String description() {
      return "zero is mid-grey, full colour is the 99th percentile of absolute values";
    }
  };

  /** The absolute value that is full colour, given absolute values in ascending order. */
  abstract float of(float[] sorted);

  /** The scale in words, for saved files. */
  public abstract String description();

  /**
   * The scale in words, with its value.
   *
   * @param fullColour the absolute value that is full colour
   */
  public String description(float fullColour) {
    return String.format(Locale.ROOT, "%s, %.4g", description(), fullColour);
  }

  /** The absolute value that is full colour for several projections together; 0 if all are zero. */
  public float of(Collection<Projection> projections) {
    int length = projections.stream().mapToInt(projection -> projection.values().length).sum();
    float[] values = new float[length];
    int at = 0;
    for (Projection projection : projections) {
      for (float value : projection.values()) {
        values[at++] = Math.abs(value);
      }
    }
    Arrays.sort(values);
    return of(values);
  }

  /** The absolute value that is full colour for one projection. */
  public float of(Projection projection) {
    return of(List.of(projection));
  }
}
