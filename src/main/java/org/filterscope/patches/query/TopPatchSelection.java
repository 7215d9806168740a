package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.patches.store.DifferenceHash;

/** Which of a unit's winners are shown. */
public final class TopPatchSelection {

  public static final int MOST_OF_ONE_PHOTOGRAPH = 2;

  private TopPatchSelection() {}

  /**
   * Of near-identical views only the strongest, and at most two of one photograph.
   *
   * @param winners the strongest first
   * @param most how many at most
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
