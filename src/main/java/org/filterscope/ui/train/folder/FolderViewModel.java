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
 * The folder to learn from: how it is chosen and looked through, and what was found in it. On the
 * interface's thread.
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

  /** A folder that was chosen before there was a model. */
  private @Nullable Path awaited;

  /**
   * No folder.
   *
   * @param thread where files are read, one folder after the other
   * @param caches knows photographs that were read before
   * @param mayChange whether another folder may be taken; tells the user if not
   */
  public FolderViewModel(
      Workspace workspace, Executor thread, Path caches, BooleanSupplier mayChange) {
    this.workspace = workspace;
    this.mayChange = mayChange;
    check = new FolderCheck(workspace, thread, caches);
    workspace.model().addListener((property, old, now) -> checkAwaited());
  }

  /** The folder that was chosen; null before. */
  public ReadOnlyObjectProperty<@Nullable Path> path() {
    return path.getReadOnlyProperty();
  }

  /** Whether it is being looked through, or waits for a model to be. */
  public ReadOnlyBooleanProperty checking() {
    return checking.getReadOnlyProperty();
  }

  /** What looks it through; null while nothing does. */
  public ReadOnlyObjectProperty<@Nullable Job<FolderCheckResult>> job() {
    return check.job();
  }

  /** What is in the folder; null until it was looked through. */
  public ReadOnlyObjectProperty<@Nullable FolderCheckResult> found() {
    return found.getReadOnlyProperty();
  }

  /** Why the folder cannot be learned from; null if it can, or was not looked through. */
  public ReadOnlyObjectProperty<@Nullable Throwable> problem() {
    return problem.getReadOnlyProperty();
  }

  /** The folder of last time, where there was one. */
  public Optional<Path> last() {
    return Optional.ofNullable(workspace.session().get().files().lessons()).map(Path::of);
  }

  /** Lets the user choose a folder. */
  public void choose() {
    if (mayChange.getAsBoolean()) {
      workspace.files().folder(workspace.words().get("train.folder.title")).ifPresent(this::open);
    }
  }

  /** Looks a folder through. */
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
      // It is on its way; the folder is not to be chosen again for that.
      awaited = chosen;
    } else {
      check.start(used, chosen, new Checked());
    }
  }

  /** Looks the folder through again, as somebody may have mended it. */
  public void again() {
    Path now = path.get();
    if (now != null) {
      open(now);
    }
  }

  /** Stops looking the folder through. */
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
