package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.patches.store.DifferenceHash;

/** Which of a unit's winners are shown. */
public final class WinnerSelection {

  public static final int MOST_OF_ONE_PHOTOGRAPH = 2;

  private WinnerSelection() {}

  /**
   * Of near-identical views only the strongest, and at most two of one photograph.
   *
   * @param winners the strongest first
   * @param most how many at most
   */
  static List<Winner> of(List<Winner> winners, int most) {
    List<Winner> shown = new ArrayList<>();
    for (Winner winner : winners) {
      if (shown.size() < most && isWorthShowing(winner, shown)) {
        shown.add(winner);
      }
    }
    return shown;
  }

  private static boolean isWorthShowing(Winner winner, List<Winner> shown) {
    int ofThisPhotograph = 0;
    for (Winner other : shown) {
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
