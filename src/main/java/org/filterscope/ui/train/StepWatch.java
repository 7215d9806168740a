package org.filterscope.ui.train;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.filterscope.task.Progress;
import org.filterscope.ui.job.Activity;

/**
 * Hears of work on the thread that works, and tells the window a few times a second. A new phase
 * has begun where the count starts again.
 */
final class StepWatch implements Progress {

  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final Activity activity;
  private final Executor window;
  private final List<Step.Phase> phases;
  private final Consumer<Step> shown;
  private int phase;
  private long lastDone;
  private long lastTotal = -1;
  private long toldAt = System.nanoTime() - PAUSE_NANOS;

  /**
   * A watch over work that has not begun.
   *
   * @param phases in the order in which they come; the last may count several times
   * @param shown is told on the window's thread
   */
  StepWatch(Activity activity, Executor window, List<Step.Phase> phases, Consumer<Step> shown) {
    this.activity = activity;
    this.window = window;
    this.phases = List.copyOf(phases);
    this.shown = shown;
  }

  @Override
  public void report(long done, long total, String what) {
    boolean isAgain = lastTotal >= 0 && (done < lastDone || total != lastTotal);
    if (isAgain && phase < phases.size() - 1) {
      phase++;
    }
    lastDone = done;
    lastTotal = total;
    activity.report(done, total, "");
    long now = System.nanoTime();
    if (isAgain || now - toldAt >= PAUSE_NANOS) {
      toldAt = now;
      Step step = new Step(phases.get(phase), done, total, activity.state().left());
      window.execute(() -> shown.accept(step));
    }
  }
}
