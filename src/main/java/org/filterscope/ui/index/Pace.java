package org.filterscope.ui.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How fast work goes, over its last seconds. Safe for use by several threads. */
final class Pace {

  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final LongSupplier nanos;
  private final Deque<long[]> seen = new ArrayDeque<>();

  /** Has seen nothing. */
  Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Notes how many steps are done; gives steps a second, 0 while that cannot be said. */
  synchronized double at(long done) {
    long now = nanos.getAsLong();
    seen.addLast(new long[] {now, done});
    while (seen.size() > 2 && now - seen.peekFirst()[0] > WINDOW_NANOS) {
      seen.removeFirst();
    }
    long[] first = seen.peekFirst();
    double seconds = (now - first[0]) * 1e-9;
    return seconds > 0.5 ? (done - first[1]) / seconds : 0;
  }

  /** Forgets what it has seen, as after a pause. */
  synchronized void forget() {
    seen.clear();
  }
}
