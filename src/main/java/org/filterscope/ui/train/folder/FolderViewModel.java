package org.filterscope.ui.train.folder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The view model of the training folder: how it is chosen and checked, and what was found in it.
 * Used on the JavaFX application thread.
 */
public final class FolderViewModel {

  private final Workspace workspace;
  private final FolderCheck check;
  private final BooleanSupplier mayChange;
  private final ReadOnlyObjectWrapper<@Nullable Path> path = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable FolderCheckResult> found =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();

  /** A folder that was chosen before the model was loaded. */
  private @Nullable Path awaited;

  /**
   * Starts without a folder.
   *
   * @param thread reads files, one folder after another
   * @param caches the photographs that were read before
   * @param mayChange whether the folder may be changed; tells the user if not
   */
  public FolderViewModel(
      Workspace workspace, Executor thread, Path caches, BooleanSupplier mayChange) {
    this.workspace = workspace;
    this.mayChange = mayChange;
    check = new FolderCheck(workspace, thread, caches);
    workspace.model().addListener((property, old, now) -> checkAwaited());
  }

  /** The chosen folder; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Path> path() {
    return path.getReadOnlyProperty();
  }

  /** Whether it is being checked or waits for a model. */
  public ReadOnlyBooleanProperty checking() {
    return checking.getReadOnlyProperty();
  }

  /** The job that checks it; null if none is running. */
  public ReadOnlyObjectProperty<@Nullable Job<FolderCheckResult>> job() {
    return check.job();
  }

  /** The contents of the folder; null until it has been checked. */
  public ReadOnlyObjectProperty<@Nullable FolderCheckResult> found() {
    return found.getReadOnlyProperty();
  }

  /** Why the folder cannot be used; null if it can, or if it has not been checked. */
  public ReadOnlyObjectProperty<@Nullable Throwable> problem() {
    return problem.getReadOnlyProperty();
  }

  /** The folder of the last session, if there was one. */
  public Optional<Path> last() {
    return Optional.ofNullable(workspace.session().get().files().lessons()).map(Path::of);
  }

  /** Asks the user for a folder. */
  public void choose() {
    if (mayChange.getAsBoolean()) {
      workspace.files().folder(workspace.words().get("train.folder.title")).ifPresent(this::open);
    }
  }

  /** Checks a folder. */
  public void open(Path chosen) {
    if (!mayChange.getAsBoolean()) {
      return;
    }
    path.set(chosen);
    found.set(null);
    problem.set(null);
    checking.set(true);
    ModelInUse used = workspace.model().get();
    if (used == null) {
      // The model is being loaded, so the folder need not be chosen again.
      awaited = chosen;
    } else {
      check.start(used, chosen, new Checked());
    }
  }

  /** Checks the folder again, because it may have been corrected. */
  public void again() {
    Path now = path.get();
    if (now != null) {
      open(now);
    }
  }

  /** Stops checking the folder. */
  public void cancel() {
    if (awaited != null) {
      awaited = null;
      checking.set(false);
    } else {
      check.cancel();
    }
  }

  private void checkAwaited() {
    Path chosen = awaited;
    ModelInUse used = workspace.model().get();
    if (chosen != null && used != null) {
      awaited = null;
      check.start(used, chosen, new Checked());
    }
  }

  private final class Checked implements JobCompletionHandler<FolderCheckResult> {
    @Override
    public void completed(FolderCheckResult result) {
      found.set(result);
      workspace
          .session()
          .change(session -> session.withLessons(result.folder().toAbsolutePath().toString()));
      checking.set(false);
    }

    @Override
    public void failed(Throwable reason) {
      problem.set(reason);
      checking.set(false);
      workspace.notices().problem(reason);
    }

    @Override
    public void cancelled() {
      checking.set(false);
    }
  }
}
