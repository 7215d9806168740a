package org.filterscope.ui.train.folder;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.jspecify.annotations.Nullable;

/** Checks folders, of which only the latest counts. Used on the JavaFX application thread. */
final class FolderCheck {

  private final Workspace workspace;
  private final Executor thread;
  private final Path caches;
  private final CurrentJob<FolderCheckResult> current;

  /**
   * Nothing is being checked yet.
   *
   * @param thread reads files, one folder after another
   * @param caches the photographs that were read before
   */
  FolderCheck(Workspace workspace, Executor thread, Path caches) {
    this.workspace = workspace;
    this.thread = thread;
    this.caches = caches;
    current = new CurrentJob<>(workspace.window());
  }

  /** The folder that is being checked; null if there is none. */
  ReadOnlyObjectProperty<@Nullable Job<FolderCheckResult>> job() {
    return current.job();
  }

  /** Checks a folder, in place of any other. */
  void start(ModelInUse used, Path folder, JobCompletionHandler<FolderCheckResult> handler) {
    Job<FolderCheckResult> job =
        workspace
            .jobs()
            .create(
                workspace.words().get("train.check.job", String.valueOf(folder.getFileName())),
                ProgressUnit.IMAGES,
                JobControl.CANCEL);
    current.start(job, thread, () -> look(used, folder, job), handler);
  }

  /** Stops checking. What was read from the photographs is kept. */
  void cancel() {
    current.cancel();
  }

  private FolderCheckResult look(ModelInUse used, Path folder, Job<FolderCheckResult> job) {
    try (FeatureCache cache = FeatureCache.open(caches)) {
      return FolderCheckResult.of(
          folder,
          CheckedFolder.of(
              folder,
              workspace.reader(),
              used.model().preparation(),
              cache,
              job,
              job.cancellation()));
    }
  }
}
