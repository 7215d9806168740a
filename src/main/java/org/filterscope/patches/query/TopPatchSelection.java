package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.patches.store.DifferenceHash;

/** Selects which of a unit's top patches are shown. */
public final class TopPatchSelection {

  public static final int MOST_OF_ONE_PHOTOGRAPH = 2;

  private TopPatchSelection() {}

  /**
   * Selects only the strongest of near-identical views, and at most two views of one photograph.
   *
   * @param winners top patches, strongest first
   * @param most maximum number to select
   */
  static List<TopPatch> of(List<TopPatch> winners, int most) {
    List<TopPatch> shown = new ArrayList<>();
    for (TopPatch winner : winners) {
      if (shown.size() < most && isWorthShowing(winner, shown)) {
        shown.add(winner);
      }
    }
    return shown;
  }

  private static boolean isWorthShowing(TopPatch winner, List<TopPatch> shown) {
    int ofThisPhotograph = 0;
    for (TopPatch other : shown) {
      if (DifferenceHash.isNearlyTheSame(other.view().likeness(), winner.view().likeness())) {
        return false;
      }
      if (other.view().photograph().equals(winner.view().photograph())) {
        ofThisPhotograph++;
      }
    }
    return ofThisPhotograph < MOST_OF_ONE_PHOTOGRAPH;
  }
}
