package org.filterscope.ui;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;

/**
 * Creates the window's jobs, and lists those that have run for more than a second, for the status
 * line. Jobs may be created and may end on any thread; the list changes on the JavaFX application
 * thread.
 */
public final class Jobs {

  /** Shorter work is not listed, since its result appears at once. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final ScheduledExecutorService clock;
  private final Executor window;
  private final InstantSource time;
  private final Set<Job<?>> running = new LinkedHashSet<>();
  private final ObservableList<Job<?>> shown = FXCollections.observableArrayList();
  private final ObservableList<Job<?>> readOnly = FXCollections.unmodifiableObservableList(shown);
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();

  /**
   * Creates an empty list of jobs.
   *
   * @param clock delays the listing of a job
   * @param window runs work on the JavaFX application thread
   * @param time tells the time, {@code InstantSource.system()} outside tests
   */
  public Jobs(ScheduledExecutorService clock, Executor window, InstantSource time) {
    this.clock = clock;
    this.window = window;
    this.time = time;
  }

  /**
   * Creates a job to be started.
   *
   * @param name what it does, in words for the user, such as "Loading the model"
   * @param controls what pauses or cancels its work
   */
  public <T> Job<T> create(String name, ProgressUnit unit, JobControl... controls) {
    Set<JobControl> heeded = EnumSet.noneOf(JobControl.class);
    heeded.addAll(List.of(controls));
    return add(new Job<>(name, unit, heeded, new Cancellation(), clock, time));
  }

  /**
   * Creates a job to be started, which others may cancel as well.
   *
   * @param name what it does, in words for the user
   */
  public <T> Job<T> create(String name, Cancellation cancellation) {
    Set<JobControl> cancel = EnumSet.of(JobControl.CANCEL);
    return add(new Job<>(name, ProgressUnit.PARTS, cancel, cancellation, clock, time));
  }

  /** The jobs to list, the oldest first; changes on the JavaFX application thread. */
  public ObservableList<Job<?>> shown() {
    return readOnly;
  }

  /** A counter that increases whenever a listed job changes. */
  public ReadOnlyLongProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** All jobs that are not over, listed or not. */
  public List<Job<?>> running() {
    synchronized (running) {
      return List.copyOf(running);
    }
  }

  private <T> Job<T> add(Job<T> job) {
    synchronized (running) {
      running.add(job);
    }
    job.observe(window, status -> changed(job));
    job.whenOver(window, new Removal(job));
    var unused =
        clock.schedule(
            () -> window.execute(() -> show(job)), WORTH_TELLING.toMillis(), TimeUnit.MILLISECONDS);
    return job;
  }

  private void show(Job<?> job) {
    if (!job.status().state().isOver()) {
      shown.add(job);
      changes.set(changes.get() + 1);
    }
  }

  private void changed(Job<?> job) {
    if (shown.contains(job)) {
      changes.set(changes.get() + 1);
    }
  }

  /** Removes a job from the list, however it ended. */
  private final class Removal implements JobCompletionHandler<Object> {
    private final Job<?> job;

    Removal(Job<?> job) {
      this.job = job;
    }

    @Override
    public void completed(Object result) {
      remove();
    }

    @Override
    public void failed(Throwable reason) {
      remove();
    }

    @Override
    public void cancelled() {
      remove();
    }

    private void remove() {
      synchronized (running) {
        running.remove(job);
      }
      if (shown.remove(job)) {
        changes.set(changes.get() + 1);
      }
    }
  }
}
