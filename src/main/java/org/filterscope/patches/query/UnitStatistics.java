package org.filterscope.patches.query;

import org.filterscope.patches.store.HistogramBins;
import org.filterscope.patches.store.StoredUnit;

/**
 * A unit's statistics over all views of an index.
 *
 * @param channel the unit's channel
 * @param views number of views
 * @param active number of views in which the unit was above zero in at least one cell
 * @param strongest the unit's largest activation; 0 if it was never above zero
 * @param usual the median, over the views in which the unit was active, of its strongest activation
 *     in each view, accurate to a quarter octave; 0 if it was never active
 * @param isDamaged whether the unit's data is damaged; then all values except the channel and the
 *     number of views are 0
 */
public record UnitStatistics(
    int channel, int views, int active, float strongest, float usual, boolean isDamaged) {

  /** Computes the statistics from a unit's data in an index. */
  static UnitStatistics of(StoredUnit unit, int views) {
    return unit.isDamaged()
        ? new UnitStatistics(unit.channel(), views, 0, 0, 0, true)
        : new UnitStatistics(
            unit.channel(),
            views,
            unit.active(),
            unit.topPatches().isEmpty() ? 0 : unit.topPatches().get(0).value(),
            HistogramBins.median(unit.counts()),
            false);
  }

  /** Whether the unit is known to be zero on all views. */
  public boolean isDead() {
    return active == 0 && !isDamaged;
  }

  /** The share of views in which the unit was active, from 0 to 1. */
  public double activeShare() {
    return views == 0 ? 0 : (double) active / views;
  }
}
