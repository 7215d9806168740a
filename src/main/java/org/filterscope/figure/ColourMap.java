package org.filterscope.figure;

/**
 * Numbers to colours, in even steps to the eye.
 *
 * <p>Viridis (van der Walt, Smith and Firing 2015) is given to everyone under CC0; every 5th of its
 * 256 colours is written down here, those between are interpolated, which is off by one level at
 * most.
 */
public enum ColourMap {
  /** Black to white. */
  GREY(ColourTables.grey(), false),
  /** Dark violet over green to yellow; keeps its order for the colour-blind and in grey print. */
  VIRIDIS(ColourTables.viridis(), false),
  /** Blue for negative, near white for zero, red for positive values; both sides equally steep. */
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
   * A colour.
   *
   * @param place from 0 to 1; cut off beyond them, and 0 for NaN
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
