package org.filterscope.patches.query;

import java.util.List;
import java.util.Optional;
import org.filterscope.task.Problem;

/**
 * A unit's top patches and statistics.
 *
 * @param layer the unit's layer
 * @param statistics the unit's statistics over all views
 * @param shown the unit's top patches, strongest first; see {@link PatchIndex#SHOWN}
 * @param damage what is missing because the index is damaged: the unit, or some of its patches
 */
public record UnitPatches(
    String layer, UnitStatistics statistics, List<TopPatch> shown, Optional<Problem> damage) {

  /** Copies the list. */
  public UnitPatches {
    shown = List.copyOf(shown);
  }

  /**
   * Returns itself if the unit's data is intact.
   *
   * @throws Problem if the unit's data is damaged
   */
  public UnitPatches requireKnown() {
    if (statistics.isDamaged()) {
      throw damage.orElseThrow();
    }
    return this;
  }
}
