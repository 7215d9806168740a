package org.filterscope.patches.build;

import java.util.List;

/**
 * What came of collecting.
 *
 * @param photographs how many the index knows now
 * @param added how many of them it did not know before
 * @param vanished how many have no file any more: still counted, and not shown
 * @param skipped files that were left out this time
 * @param units of all layers together
 * @param seconds how long it took
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

  /** New photographs in a second. */
  public double photographsPerSecond() {
    return seconds > 0 ? added / seconds : 0;
  }
}
