package org.filterscope.patches;

import java.util.List;

/** What came of a file on its way to the engine. */
sealed interface Arrival {

  /**
   * A photograph that is not counted yet.
   *
   * @param file what it was read from
   * @param views its parts
   * @param pixels what the network shall see of each part, {@code 0xFFRRGGBB}
   */
  record New(KnownFile file, List<View> views, List<int[]> pixels) implements Arrival {}

  /** A file with the content of a photograph that is counted already. */
  record Copy(KnownFile file) implements Arrival {}

  /** A file that is left out. */
  record Skipped(SkippedPhotograph photograph) implements Arrival {}

  /** Reading ended early, by a bug or for want of memory. */
  record Broken(Throwable reason) implements Arrival {}
}
