package org.filterscope.image;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long one file may be worked on, beside waiting for its disk. A small file can ask for hours:
 * a JPEG, for example, may send thousands of scans over a large picture.
 */
final class TimeLimit {

  /** Many times what the largest picture takes. */
  static final long MINUTES = 5;

  private final LongSupplier clock;
  private final long start;
  private long waited;

  /**
   * Starts to count.
   *
   * @param clock nanoseconds from any beginning
   */
  TimeLimit(LongSupplier clock) {
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /** The time now. */
  long now() {
    return clock.getAsLong();
  }

  /** Waiting for the disk since then does not count. */
  void waitedSince(long then) {
    waited += now() - then;
  }

  /** Whether it took too long. */
  boolean isOver() {
    return now() - start - waited > TimeUnit.MINUTES.toNanos(MINUTES);
  }
}
