package org.filterscope.patches.query;

import java.util.List;
import java.util.Optional;
import org.filterscope.task.Problem;

/**
 * What excites a unit most.
 *
 * @param layer the unit's layer
 * @param statistics how it behaves on all views
 * @param shown its top patches, the strongest first; see {@link PatchIndex#SHOWN}
 * @param damage what is left out as the index is damaged: the unit, or some of its patches
 */
public record UnitPatches(
    String layer, UnitStatistics statistics, List<TopPatch> shown, Optional<Problem> damage) {

  /** Copies the list. */
  public UnitPatches {
    shown = List.copyOf(shown);
  }

  /**
   * Itself, if anything is known of the unit.
   *
   * @throws Problem if the index is damaged here
   */
  public UnitPatches requireKnown() {
    if (statistics.isDamaged()) {
      throw damage.orElseThrow();
    }
    return this;
  }
}
