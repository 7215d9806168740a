package org.filterscope.ui.models;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/** A model on its way into the folder, one at a time; on the interface's thread. */
final class ModelDownload {

  private final Workspace workspace;
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private final AtomicReference<@Nullable State> latest = new AtomicReference<>();
  private Cancellation cancellation = new Cancellation();

  ModelDownload(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * How far it has come.
   *
   * @param name of the model
   * @param done bytes
   * @param total bytes; 0 while that is not known
   */
  record State(String name, long done, long total) {}

  /** What brings a model. */
  @FunctionalInterface
  interface Work {
    StoredModel run(Progress progress, Cancellation cancellation);
  }

  /** How far it has come; null while nothing is on its way. */
  ReadOnlyObjectProperty<@Nullable State> state() {
    return state.getReadOnlyProperty();
  }

  /** Whether a model is on its way. */
  boolean isRunning() {
    return state.get() != null;
  }

  /**
   * Starts.
   *
   * @param what is done, in words for the person
   * @param arrived is given the model
   * @param over is told of the end in any case, after that
   */
  void start(String name, String what, Work work, Consumer<StoredModel> arrived, Runnable over) {
    Cancellation mine = new Cancellation();
    cancellation = mine;
    state.set(new State(name, 0, 0));
    Activity activity = workspace.activities().start(what, mine);
    // A download may take longer than others who need the desk would wait.
    CompletableFuture<StoredModel> running =
        CompletableFuture.supplyAsync(
            () -> work.run(progress(name, activity), mine), ModelDownload::onThreadOfItsOwn);
    var unused =
        running.whenCompleteAsync(
            (model, failure) -> {
              activity.close();
              latest.set(null);
              state.set(null);
              if (failure == null) {
                arrived.accept(model);
              } else if (!(Answers.cause(failure) instanceof CancellationException)) {
                workspace.notices().problem(Answers.cause(failure));
              }
              over.run();
            },
            workspace.window());
  }

  /** Stops; what has come of a download is kept. */
  void stop() {
    cancellation.cancel();
  }

  /** Many reports between two frames of the screen make one change. */
  private Progress progress(String name, Activity activity) {
    return (done, total, step) -> {
      activity.report(done, total, step);
      if (latest.getAndSet(new State(name, done, total)) == null) {
        workspace
            .window()
            .execute(
                () -> {
                  State now = latest.getAndSet(null);
                  if (now != null && state.get() != null) {
                    state.set(now);
                  }
                });
      }
    };
  }

  private static void onThreadOfItsOwn(Runnable work) {
    Thread thread = new Thread(work, "fetching");
    thread.setDaemon(true);
    thread.start();
  }
}
