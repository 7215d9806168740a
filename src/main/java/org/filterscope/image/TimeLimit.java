package org.filterscope.image;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits the time for decoding one file, not counting waits for its disk. A small file can demand
 * hours: a JPEG, for example, may send thousands of scans over a large picture.
 */
final class TimeLimit {

  /** The limit in minutes: many times what the largest picture takes. */
  static final long MINUTES = 5;

  private final LongSupplier clock;
  private final long start;
  private long waited;

  /**
   * Starts the clock.
   *
   * @param clock nanoseconds from an arbitrary origin
   */
  TimeLimit(LongSupplier clock) {
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /** The time now. */
  long now() {
    return clock.getAsLong();
  }

  /** Excludes the time since {@code then}, which was spent waiting for the disk. */
  void waitedSince(long then) {
    waited += now() - then;
  }

  /** Whether the time is over. */
  boolean isOver() {
    return now() - start - waited > TimeUnit.MINUTES.toNanos(MINUTES);
  }
}
