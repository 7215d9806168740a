package org.filterscope.ui.models;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.Progress;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.jspecify.annotations.Nullable;

/** Transfers models into the app's folder, one at a time. Used on the JavaFX application thread. */
final class ModelDownload {

  private final Workspace workspace;
  private final CurrentJob<StoredModel> current;
  private String name = "";

  ModelDownload(Workspace workspace) {
    this.workspace = workspace;
    current = new CurrentJob<>(workspace.window());
  }

  /** The work that transfers a model. */
  @FunctionalInterface
  interface Work {
    StoredModel run(Progress progress, Cancellation cancellation);
  }

  /** The current transfer; null if there is none. */
  ReadOnlyObjectProperty<@Nullable Job<StoredModel>> job() {
    return current.job();
  }

  /** Whether a model is being transferred. */
  boolean isRunning() {
    return current.isRunning();
  }

  /** Whether this model is being transferred. */
  boolean isRunning(String model) {
    return isRunning() && name.equals(model);
  }

  /**
   * Starts.
   *
   * @param model its name
   * @param what the work does, in words for the user
   * @param arrived receives the model
   * @param over called at the end in any case, after that
   */
  void start(String model, String what, Work work, Consumer<StoredModel> arrived, Runnable over) {
    name = model;
    Job<StoredModel> job = workspace.jobs().create(what, ProgressUnit.BYTES, JobControl.CANCEL);
    // A download gets a thread of its own, since it may take too long for the shared worker
    // threads.
    current.start(
        job,
        ModelDownload::onThreadOfItsOwn,
        () -> work.run(job, job.cancellation()),
        new Ended(arrived, over));
  }

  /** Stops the transfer. The downloaded part is kept. */
  void stop() {
    current.cancel();
  }

  private static void onThreadOfItsOwn(Runnable work) {
    Thread thread = new Thread(work, "fetching");
    thread.setDaemon(true);
    thread.start();
  }

  private final class Ended implements JobCompletionHandler<StoredModel> {
    private final Consumer<StoredModel> arrived;
    private final Runnable over;

    Ended(Consumer<StoredModel> arrived, Runnable over) {
      this.arrived = arrived;
      this.over = over;
    }

    @Override
    public void completed(StoredModel model) {
      arrived.accept(model);
      over.run();
    }

    @Override
    public void failed(Throwable reason) {
      workspace.notices().problem(reason);
      over.run();
    }

    @Override
    public void cancelled() {
      over.run();
    }
  }
}
