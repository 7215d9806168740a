package org.filterscope.patches.store;

import java.util.List;

/**
 * The data of a unit in an index.
 *
 * @param channel the unit's channel
 * @param topPatches top patches, strongest first
 * @param counts number of views with a strongest activation in each of the {@link HistogramBins}
 * @param isDamaged whether the data is damaged and must not be used
 */
public record StoredUnit(int channel, List<TopPatch> topPatches, int[] counts, boolean isDamaged) {

  /**
   * A view that activates the unit.
   *
   * @param view the view's id
   * @param value the unit's strongest activation in the view
   * @param row row of the strongest cell
   * @param column column of the strongest cell
   */
  public record TopPatch(long view, float value, int row, int column) {}

  /** Copies the list. */
  public StoredUnit {
    topPatches = List.copyOf(topPatches);
  }

  /** Number of views in which the unit was above zero. */
  public int active() {
    int active = 0;
    for (int count : counts) {
      active += count;
    }
    return active;
  }
}
