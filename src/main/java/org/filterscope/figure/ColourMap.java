package org.filterscope.figure;

/**
 * Maps numbers to colours, in perceptually even steps.
 *
 * <p>Viridis (van der Walt, Smith and Firing 2015) is published under CC0. Every 5th of its 256
 * colours is stored here. Those between are interpolated, which is off by one level at most.
 */
public enum ColourMap {
  /** Black to white. */
  GREY(ColourTables.grey(), false),
  /**
   * Dark violet to green to yellow; keeps its order for the colour-blind and in greyscale print.
   */
  VIRIDIS(ColourTables.viridis(), false),
  /**
   * Blue for negative values, near white for zero, red for positive values; both sides are equally
   * steep.
   */
  DIVERGING(ColourTables.diverging(), true);

  // Never written to, and never handed out.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] table;

  private final boolean isSigned;

  ColourMap(int[] table, boolean isSigned) {
    this.table = table;
    this.isSigned = isSigned;
  }

  /** Whether the middle colour means zero. */
  public boolean isSigned() {
    return isSigned;
  }

  /**
   * The colour at a place in the map.
   *
   * @param place from 0 to 1; values beyond are clipped, and NaN counts as 0
   * @return {@code 0xFFRRGGBB}
   */
  public int argb(float place) {
    float cut = place > 0 ? Math.min(place, 1) : 0;
    return table[Math.round(cut * 255)];
  }

  /** The colour of a value on a scale; {@code 0xFFRRGGBB}. */
  public int argb(float value, Scale scale) {
    if (isSigned && scale.low() == scale.high()) {
      return argb(0.5f);
    }
    return argb(scale.place(value));
  }
}
