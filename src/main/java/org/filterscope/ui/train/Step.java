package org.filterscope.ui.train;

import java.time.Duration;
import java.util.Optional;

/**
 * How far long work has come.
 *
 * @param phase what is done now
 * @param done steps of it that are done
 * @param total steps of it; 0 while that is not known
 * @param left the time that the rest of the phase will take, where that can be said
 */
record Step(Phase phase, long done, long total, Optional<Duration> left) {

  /** Parts of the work, in their order. */
  enum Phase {
    /** Photographs are looked through. */
    CHECKING,
    /** So are those of a held-out folder. */
    CHECKING_HELD_OUT,
    /** Photographs go through the frozen layers. */
    FEATURES,
    /** The last layers learn. */
    LEARNING
  }
}
