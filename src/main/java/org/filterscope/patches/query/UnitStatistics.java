package org.filterscope.patches.query;

/**
 * How a unit behaves on all views of an index.
 *
 * @param channel the unit
 * @param views how many views were looked at
 * @param active in how many of them the unit was above zero anywhere
 * @param strongest its largest activation; 0 if it was never above zero
 * @param usual the median of its strongest activations over the views where it was active, exact to
 *     a bin of a quarter octave; 0 if it never was
 */
public record UnitStatistics(int channel, int views, int active, float strongest, float usual) {

  /** Whether it was zero on all views. */
  public boolean isDead() {
    return active == 0;
  }

  /** The share of views where it was active, from 0 to 1. */
  public double activeShare() {
    return views == 0 ? 0 : (double) active / views;
  }
}
