package org.filterscope.patches.build;

import java.util.List;

/**
 * The result of indexing.
 *
 * @param photographs number of photographs in the index
 * @param added number of photographs that are new
 * @param vanished number of photographs without a file; they still count but are not shown
 * @param skipped files that were skipped in this run
 * @param units number of units in all layers
 * @param seconds duration in seconds
 */
public record IndexingResult(
    int photographs,
    int added,
    int vanished,
    List<SkippedPhotograph> skipped,
    int units,
    double seconds) {

  /** Copies the list. */
  public IndexingResult {
    skipped = List.copyOf(skipped);
  }

  /** New photographs per second. */
  public double photographsPerSecond() {
    return seconds > 0 ? added / seconds : 0;
  }
}
