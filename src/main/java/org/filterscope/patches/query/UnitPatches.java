package org.filterscope.patches.query;

import java.util.List;

/**
 * What excites a unit most.
 *
 * @param layer the unit's layer
 * @param statistics how it behaves on all views
 * @param shown its top patches, the strongest first; see {@link PatchIndex#SHOWN}
 */
public record UnitPatches(String layer, UnitStatistics statistics, List<Winner> shown) {

  /** Copies the list. */
  public UnitPatches {
    shown = List.copyOf(shown);
  }
}
