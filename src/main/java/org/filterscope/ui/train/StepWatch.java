package org.filterscope.ui.train;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/** Hears of work on the thread that works, and tells the window a few times a second. */
final class StepWatch implements TrainingListener {

  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final Activity activity;
  private final Executor window;
  private final Consumer<Step> shown;
  private @Nullable TrainingStep last;
  private long toldAt = System.nanoTime() - PAUSE_NANOS;

  /**
   * A watch over work that has not begun.
   *
   * @param shown is told on the window's thread
   */
  StepWatch(Activity activity, Executor window, Consumer<Step> shown) {
    this.activity = activity;
    this.window = window;
    this.shown = shown;
  }

  @Override
  public void step(TrainingStep step, long done, long total, String detail) {
    boolean isNew = step != last;
    last = step;
    activity.report(done, total, "");
    long now = System.nanoTime();
    if (isNew || now - toldAt >= PAUSE_NANOS) {
      toldAt = now;
      Step next = new Step(step, done, total, activity.state().left());
      window.execute(() -> shown.accept(next));
    }
  }
}
