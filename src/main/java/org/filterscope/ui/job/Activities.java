package org.filterscope.ui.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * What runs and has run for more than a second, for the line at the bottom of the window. Work is
 * started and ended from any thread; the list changes on the interface's thread.
 */
public final class Activities {

  /** Shorter work shows itself by its result. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final ScheduledExecutorService clock;
  private final Executor window;
  private final InstantSource time;
  private final Set<Activity> running = new LinkedHashSet<>();
  private final ObservableList<Activity> shown = FXCollections.observableArrayList();
  private final ObservableList<Activity> readOnly = FXCollections.unmodifiableObservableList(shown);
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private final AtomicBoolean isRefreshing = new AtomicBoolean();

  /**
   * Nothing runs yet.
   *
   * @param clock waits until work is worth telling of
   * @param window the interface's thread
   * @param time tells the time, {@code InstantSource.system()} outside tests
   */
  public Activities(ScheduledExecutorService clock, Executor window, InstantSource time) {
    this.clock = clock;
    this.window = window;
    this.time = time;
  }

  /**
   * Work has begun.
   *
   * @param what in words for the person, such as "Loading the model"
   * @param cancellation what Cancel asks to stop; null where the work cannot be stopped
   */
  public Activity start(String what, @Nullable Cancellation cancellation) {
    Activity activity = new Activity(this, what, cancellation, time);
    synchronized (running) {
      running.add(activity);
    }
    var unused =
        clock.schedule(
            () -> window.execute(() -> show(activity)),
            WORTH_TELLING.toMillis(),
            TimeUnit.MILLISECONDS);
    return activity;
  }

  /** What is worth telling, the oldest first; changes on the interface's thread. */
  public ObservableList<Activity> shown() {
    return readOnly;
  }

  /** Counts up whenever something about the shown activities has changed. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** All that runs, shown or not. */
  public List<Activity> running() {
    synchronized (running) {
      return List.copyOf(running);
    }
  }

  void end(Activity activity) {
    synchronized (running) {
      running.remove(activity);
    }
    window.execute(
        () -> {
          if (shown.remove(activity)) {
            changes.set(changes.get() + 1);
          }
        });
  }

  /** Many reports between two frames of the screen make one change. */
  void refresh() {
    if (isRefreshing.compareAndSet(false, true)) {
      window.execute(
          () -> {
            isRefreshing.set(false);
            changes.set(changes.get() + 1);
          });
    }
  }

  private void show(Activity activity) {
    boolean isRunning;
    synchronized (running) {
      isRunning = running.contains(activity);
    }
    if (isRunning) {
      shown.add(activity);
      changes.set(changes.get() + 1);
    }
  }
}
