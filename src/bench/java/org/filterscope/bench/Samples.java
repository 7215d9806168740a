package org.filterscope.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the same thing took, again and again. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  /** Runs something and keeps the seconds it took. */
  void time(Runnable action) {
    long start = System.nanoTime();
    action.run();
    add((System.nanoTime() - start) / 1e9);
  }

  void add(double value) {
    values.add(value);
  }

  /** Forgets what was kept so far. */
  void clear() {
    values.clear();
  }

  int count() {
    return values.size();
  }

  double least() {
    return Collections.min(values);
  }

  double largest() {
    return Collections.max(values);
  }

  double median() {
    return percentile(50);
  }

  /** The value that this part of all values does not exceed. */
  double percentile(double percent) {
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
