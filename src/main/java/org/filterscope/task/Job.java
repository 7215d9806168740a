package org.filterscope.task;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Long-running work: its progress, the time left, and its result. It can be paused, stopped and
 * cancelled as far as the work looks at {@link #pauseRequest()}, {@link #stopRequest()} and {@link
 * #cancellation()}.
 *
 * <p>The work reports its progress here, on its own thread. Observers are told on an executor of
 * theirs, of progress a few times a second at most, of anything else at once. Safe for use by
 * several threads.
 *
 * @param <T> what the work results in
 */
public final class Job<T> implements Progress {

  private final String name;
  private final Set<JobControl> controls = EnumSet.noneOf(JobControl.class);
  private final Cancellation cancellation;
  private final Stop stop = new Stop();
  private final Pause pause = new Pause();
  private final Object lock = new Object();
  private final ProgressTracker tracker;
  private final JobObservers observers;
  private final List<Runnable> completions = new ArrayList<>();
  private boolean hasBegun;

  /** How it ended; null before. */
  private JobStatus.@Nullable State end;

  /** Passes the result to a handler; null before the end. */
  private @Nullable Consumer<JobCompletionHandler<? super T>> outcome;

  /** Why it failed; null if it did not. */
  private @Nullable Throwable failure;

  /**
   * Creates a job that has not been started.
   *
   * @param name what it does, in words for the user, such as "Indexing cats"
   * @param unit what is counted, unless a step says otherwise
   * @param controls what its work heeds
   * @param cancellation what {@link #cancel()} cancels
   * @param scheduler lets observers rest; it never computes
   * @param clock tells the time, {@code InstantSource.system()} outside tests
   */
  public Job(
      String name,
      ProgressUnit unit,
      Set<JobControl> controls,
      Cancellation cancellation,
      ScheduledExecutorService scheduler,
      InstantSource clock) {
    this.name = name;
    this.controls.addAll(controls);
    this.cancellation = cancellation;
    tracker = new ProgressTracker(unit, clock);
    observers = new JobObservers(scheduler);
  }

  /** What it does, in words for the user. */
  public String name() {
    return name;
  }

  /** Cancelled by {@link #cancel()}; for the work. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Requested by {@link #stop()}; for the work. */
  public Stop stopRequest() {
    return stop;
  }

  /** Paused by {@link #pause()}; for the work. */
  public Pause pauseRequest() {
    return pause;
  }

  /** How far it has come. */
  public JobStatus status() {
    synchronized (lock) {
      return tracker.status(state(), failure);
    }
  }

  /** Whether its work heeds a control at all. */
  public boolean heeds(JobControl control) {
    return controls.contains(control);
  }

  /** Whether a user can do this with it now. */
  public boolean can(JobControl control) {
    synchronized (lock) {
      return end == null && heeds(control) && isOpenTo(control);
    }
  }

  private boolean isOpenTo(JobControl control) {
    return switch (control) {
      case CANCEL -> !cancellation.isCancelled();
      case PAUSE -> !isEnding();
      case STOP -> !isEnding() && tracker.step().isStoppable();
    };
  }

  /**
   * Runs work.
   *
   * @param executor where it runs; until it gets there, the job waits
   * @param work its result or exception becomes the job's; not called if the job is cancelled
   *     before
   */
  public void start(Executor executor, Supplier<? extends T> work) {
    executor.execute(
        () -> {
          if (!begin()) {
            return;
          }
          T result;
          try {
            result = work.get();
          } catch (Throwable e) {
            failed(e);
            return;
          }
          completed(result);
        });
  }

  /** Runs work on the calling thread; its result or exception is the caller's as well. */
  public T run(Supplier<? extends T> work) {
    begin();
    try {
      T result = work.get();
      completed(result);
      return result;
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    }
  }

  /** Takes the result or exception of work that runs elsewhere as the job's. */
  public void follow(CompletableFuture<? extends T> work) {
    begin();
    var unused =
        work.whenComplete(
            (result, failure) -> {
              if (failure == null) {
                completed(result);
              } else {
                failed(failure);
              }
            });
  }

  /** Begins another step, with nothing done. */
  public void begin(JobStep step) {
    synchronized (lock) {
      tracker.begin(step);
    }
    observers.tell();
  }

  @Override
  public void report(long done, long total, String what) {
    synchronized (lock) {
      tracker.report(done, total, what);
    }
    observers.progressed();
  }

  /** Makes it wait before its next photograph or the like. Does nothing if it cannot be paused. */
  public void pause() {
    if (can(JobControl.PAUSE)) {
      synchronized (lock) {
        pause.pause();
        tracker.pause();
      }
      observers.tell();
    }
  }

  /** Lets it go on. */
  public void resume() {
    synchronized (lock) {
      tracker.resume();
      pause.resume();
    }
    observers.tell();
  }

  /** Ends it with the best result so far. Does nothing if it cannot be stopped now. */
  public void stop() {
    if (can(JobControl.STOP)) {
      stop.request();
      resume();
    }
  }

  /** Ends it without a result. Does nothing if it is over or cannot be cancelled. */
  public void cancel() {
    if (!can(JobControl.CANCEL)) {
      return;
    }
    cancellation.cancel();
    boolean isWaiting;
    synchronized (lock) {
      isWaiting = !hasBegun;
    }
    if (isWaiting) {
      end(JobStatus.State.CANCELLED, JobCompletionHandler::cancelled);
    } else {
      resume();
    }
  }

  /**
   * Reports every change from now on; of progress, only the latest state.
   *
   * @param executor where the observer is told, such as {@code Platform::runLater}
   */
  public Subscription observe(Executor executor, Consumer<JobStatus> observer) {
    return observers.add(executor, () -> observer.accept(status()));
  }

  /**
   * Passes the result to a handler when the job is over.
   *
   * @param executor where the handler is called, after all observers there were told of the end
   */
  public void whenOver(Executor executor, JobCompletionHandler<? super T> handler) {
    Runnable completion = () -> executor.execute(() -> hand(handler));
    synchronized (lock) {
      if (end == null) {
        completions.add(completion);
        return;
      }
    }
    completion.run();
  }

  private void hand(JobCompletionHandler<? super T> handler) {
    Consumer<JobCompletionHandler<? super T>> known;
    synchronized (lock) {
      known = outcome;
    }
    if (known != null) {
      known.accept(handler);
    }
  }

  private JobStatus.State state() {
    if (end != null) {
      return end;
    }
    if (!hasBegun) {
      return JobStatus.State.WAITING;
    }
    if (isEnding()) {
      return JobStatus.State.STOPPING;
    }
    return pause.isPaused() ? JobStatus.State.PAUSED : JobStatus.State.RUNNING;
  }

  private boolean isEnding() {
    return cancellation.isCancelled() || stop.isRequested();
  }

  private boolean begin() {
    synchronized (lock) {
      if (end != null) {
        return false;
      }
      hasBegun = true;
    }
    observers.tell();
    return true;
  }

  private void completed(T result) {
    if (cancellation.isCancelled()) {
      end(JobStatus.State.CANCELLED, JobCompletionHandler::cancelled);
    } else {
      end(
          stop.isRequested() ? JobStatus.State.STOPPED : JobStatus.State.DONE,
          handler -> handler.completed(result));
    }
  }

  /** A problem no longer matters once the user has cancelled the job; a bug does. */
  private void failed(Throwable thrown) {
    Throwable reason = Answers.cause(thrown);
    if (reason instanceof CancellationException
        || (cancellation.isCancelled() && reason instanceof Problem)) {
      end(JobStatus.State.CANCELLED, JobCompletionHandler::cancelled);
    } else {
      synchronized (lock) {
        failure = reason;
      }
      end(JobStatus.State.FAILED, handler -> handler.failed(reason));
    }
  }

  private void end(JobStatus.State how, Consumer<JobCompletionHandler<? super T>> came) {
    List<Runnable> handed;
    synchronized (lock) {
      if (end != null) {
        return;
      }
      end = how;
      outcome = came;
      handed = List.copyOf(completions);
      completions.clear();
    }
    observers.over();
    handed.forEach(Runnable::run);
  }
}
