package org.filterscope.patches.store;

import java.util.List;

/**
 * What an index holds of a unit.
 *
 * @param channel the unit
 * @param winners the strongest first
 * @param counts how many views have a strongest activation in each of {@link HistogramBins}
 * @param isDamaged whether this is not what was written: then none of it counts
 */
public record StoredUnit(int channel, List<TopPatch> winners, int[] counts, boolean isDamaged) {

  /**
   * A view that excites the unit.
   *
   * @param view its id
   * @param value the unit's strongest activation in it
   * @param row the cell where that is
   * @param column the cell where that is
   */
  public record TopPatch(long view, float value, int row, int column) {}

  /** Copies the list. */
  public StoredUnit {
    winners = List.copyOf(winners);
  }

  /** In how many views it was above zero. */
  public int active() {
    int active = 0;
    for (int count : counts) {
      active += count;
    }
    return active;
  }
}
