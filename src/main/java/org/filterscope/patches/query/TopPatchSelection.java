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
   * @param topPatches top patches, strongest first
   * @param most maximum number to select
   */
  static List<TopPatch> of(List<TopPatch> topPatches, int most) {
    List<TopPatch> shown = new ArrayList<>();
    for (TopPatch topPatch : topPatches) {
      if (shown.size() < most && isWorthShowing(topPatch, shown)) {
        shown.add(topPatch);
      }
    }
    return shown;
  }

  private static boolean isWorthShowing(TopPatch topPatch, List<TopPatch> shown) {
    int ofThisPhotograph = 0;
    for (TopPatch other : shown) {
      if (DifferenceHash.isNearlyTheSame(other.view().likeness(), topPatch.view().likeness())) {
        return false;
      }
      if (other.view().photograph().equals(topPatch.view().photograph())) {
        ofThisPhotograph++;
      }
    }
    return ofThisPhotograph < MOST_OF_ONE_PHOTOGRAPH;
  }
}
