package org.filterscope.ui.explore.why;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.job.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Runs one long explanation at a time, on a thread of its own. Used on the JavaFX application
 * thread.
 *
 * @param <T> the type of the result
 */
final class ExplanationJob<T> {

  private final Workspace workspace;
  private final CurrentJob<T> current;

  ExplanationJob(Workspace workspace) {
    this.workspace = workspace;
    current = new CurrentJob<>(workspace.window());
  }

  /** The running job; null if none runs. */
  ReadOnlyObjectProperty<@Nullable Job<T>> job() {
    return current.job();
  }

  /**
   * Starts a job. A running one is cancelled, and its result is dropped.
   *
   * @param name what it does, in words for the user
   * @param work called on its own thread
   * @param result takes the result, on the JavaFX application thread
   */
  void start(String name, Function<Job<T>, T> work, Consumer<T> result) {
    Job<T> job = workspace.jobs().create(name, ProgressUnit.PARTS, JobControl.CANCEL);
    current.start(
        job,
        task -> new ExplanationThread(task).start(),
        () -> work.apply(job),
        new ResultHandler<>(workspace.notices(), result));
  }

  /** Runs an action on the JavaFX application thread, unless the job is over by then. */
  void whileRunning(Job<T> job, Runnable action) {
    workspace
        .window()
        .execute(
            () -> {
              if (current.job().get() == job && !job.cancellation().isCancelled()) {
                action.run();
              }
            });
  }

  /** Cancels the running job, and drops its result. */
  void leave() {
    current.leave();
  }

  /** Waits for the engine, so it is none of the window's own threads. */
  private static final class ExplanationThread extends Thread {
    ExplanationThread(Runnable work) {
      super(work, "explanation");
      setDaemon(true);
    }
  }
}
