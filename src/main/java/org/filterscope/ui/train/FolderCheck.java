package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/** Looks folders through, of which only the latest counts; on the interface's thread. */
final class FolderCheck {

  private final Workspace workspace;
  private final Executor thread;
  private final Path caches;
  private final Listener listener;
  private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
  private @Nullable Run run;

  /** Hears how it ended. */
  interface Listener {
    /** The folder can be learned from. */
    void found(FolderCheckResult found);

    /** It cannot. */
    void failed(Throwable reason);

    /** The person changed their mind. */
    void stopped();
  }

  /**
   * Nothing is looked through yet.
   *
   * @param thread where files are read, one folder after the other
   * @param caches knows photographs that were read before
   */
  FolderCheck(Workspace workspace, Executor thread, Path caches, Listener listener) {
    this.workspace = workspace;
    this.thread = thread;
    this.caches = caches;
    this.listener = listener;
  }

  /** How far it has come; null while nothing is looked through. */
  ReadOnlyObjectProperty<@Nullable Step> step() {
    return step.getReadOnlyProperty();
  }

  /** Looks a folder through, and no other any more. */
  void start(ModelInUse used, Path folder) {
    Run before = run;
    Run started = new Run(used, folder);
    run = started;
    if (before != null) {
      before.cancellation.cancel();
    }
    step.set(null);
    var unused =
        CompletableFuture.supplyAsync(started::look, thread)
            .whenCompleteAsync(started::ended, workspace.window());
  }

  /** Stops; what was read of the photographs is kept. */
  void cancel() {
    Run now = run;
    if (now != null) {
      now.cancellation.cancel();
    }
  }

  private final class Run {
    private final ModelInUse used;
    private final Path folder;
    private final Cancellation cancellation = new Cancellation();
    private final Activity activity;

    Run(ModelInUse used, Path folder) {
      this.used = used;
      this.folder = folder;
      activity =
          workspace
              .activities()
              .start(
                  workspace
                      .words()
                      .get("train.check.activity", String.valueOf(folder.getFileName())),
                  cancellation);
    }

    FolderCheckResult look() {
      cancellation.check();
      Consumer<Step> shown = this::show;
      StepWatch watch = new StepWatch(activity, workspace.window(), shown);
      try (FeatureCache cache = FeatureCache.open(caches)) {
        return FolderCheckResult.of(
            folder,
            CheckedFolder.of(
                folder,
                workspace.reader(),
                used.model().preparation(),
                cache,
                watch.during(TrainingStep.CHECKING_FOLDER),
                cancellation));
      }
    }

    void ended(@Nullable FolderCheckResult found, @Nullable Throwable failure) {
      activity.close();
      if (run != this) {
        return;
      }
      run = null;
      step.set(null);
      if (cancellation.isCancelled()) {
        // It may have been through already: who stops it does not want to go on all the same.
        listener.stopped();
      } else if (found != null) {
        listener.found(found);
      } else if (failure != null) {
        Throwable reason = Answers.cause(failure);
        if (reason instanceof CancellationException) {
          listener.stopped();
        } else {
          listener.failed(reason);
        }
      }
    }

    private void show(Step next) {
      if (run == this) {
        step.set(next);
      }
    }
  }
}
