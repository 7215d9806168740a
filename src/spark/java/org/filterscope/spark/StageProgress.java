package org.filterscope.spark;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/** Passes on how many photographs the ended tasks of a stage have looked at. Thread-safe. */
final class StageProgress extends SparkListener {

  private @Nullable Stage stage;

  private record Stage(LongAccumulator seen, long total, Progress progress) {

    void report() {
      // What a lost node had done is counted again.
      progress.report(Math.min(total, seen.value()), total, "");
    }
  }

  /** Begins a stage. */
  synchronized void begin(LongAccumulator seen, long total, Progress progress) {
    stage = new Stage(seen, total, progress);
    stage.report();
  }

  /** Ends it; nothing is reported any more. */
  synchronized void end() {
    stage = null;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    if (stage != null) {
      stage.report();
    }
  }
}
