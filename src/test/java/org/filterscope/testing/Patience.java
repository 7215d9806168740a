package org.filterscope.testing;

import java.time.Duration;

/**
 * How long a test waits for a state before it fails. Only tests that fail wait so long: no test may
 * depend on how fast the machine is, or on what else it has to do.
 */
public final class Patience {

  /** Far more than anything here takes; the build gives TestFX as much. */
  public static final int SECONDS = 300;

  /** The same. */
  public static final Duration DURATION = Duration.ofSeconds(SECONDS);

  private Patience() {}

  /** A moment from which on there is no more waiting. */
  public static Deadline deadline() {
    return new Deadline(System.nanoTime() + DURATION.toNanos());
  }

  /**
   * When patience ends.
   *
   * @param nanos on the clock of {@link System#nanoTime()}
   */
  public record Deadline(long nanos) {

    /** Whether it is over. */
    public boolean hasPassed() {
      return System.nanoTime() - nanos > 0;
    }
  }
}
