package org.filterscope.patches.query;

import org.filterscope.patches.store.HistogramBins;
import org.filterscope.patches.store.StoredUnit;

/**
 * How a unit behaves on all views of an index.
 *
 * @param channel the unit
 * @param views how many views were looked at
 * @param active in how many of them the unit was above zero anywhere
 * @param strongest its largest activation; 0 if it was never above zero
 * @param usual the median of its strongest activations over the views where it was active, exact to
 *     a bin of a quarter octave; 0 if it never was
 * @param isDamaged whether the index is damaged here, so that nothing is known and all but the
 *     channel and the number of views is 0
 */
public record UnitStatistics(
    int channel, int views, int active, float strongest, float usual, boolean isDamaged) {

  /** Out of what an index holds of a unit. */
  static UnitStatistics of(StoredUnit unit, int views) {
    return unit.isDamaged()
        ? new UnitStatistics(unit.channel(), views, 0, 0, 0, true)
        : new UnitStatistics(
            unit.channel(),
            views,
            unit.active(),
            unit.winners().isEmpty() ? 0 : unit.winners().get(0).value(),
            HistogramBins.median(unit.counts()),
            false);
  }

  /** Whether it is known to have been zero on all views. */
  public boolean isDead() {
    return active == 0 && !isDamaged;
  }

  /** The share of views where it was active, from 0 to 1. */
  public double activeShare() {
    return views == 0 ? 0 : (double) active / views;
  }
}
