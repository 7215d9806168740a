package org.filterscope.ui.train.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.Network;
import org.filterscope.task.LatestTask;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.Split;
import org.filterscope.training.head.HeadKind;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.train.folder.FolderCheckResult;
import org.jspecify.annotations.Nullable;

/**
 * The view model of the settings and the split that they make. Used on the JavaFX application
 * thread.
 */
public final class PlanViewModel implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Workspace workspace;
  private final Executor thread;
  private final ReadOnlyObjectProperty<@Nullable FolderCheckResult> found;
  private final TrainSettings settings = new TrainSettings();
  private final ReadOnlyObjectWrapper<@Nullable SplitCounts> parts = new ReadOnlyObjectWrapper<>();
  private final LatestTask<SplitCounts> counting;

  /**
   * Starts with the default settings.
   *
   * @param thread splits photographs
   * @param found the contents of the folder; null until they are known
   */
  public PlanViewModel(
      Workspace workspace,
      Executor thread,
      ReadOnlyObjectProperty<@Nullable FolderCheckResult> found) {
    this.workspace = workspace;
    this.thread = thread;
    this.found = found;
    counting = workspace.latest(PAUSE, parts::set, workspace.notices()::problem);
    found.addListener((property, old, now) -> renew(now));
    settings.heldOut().addListener((property, old, now) -> count());
    settings.heldOutFolder().addListener((property, old, now) -> count());
    settings.seed().addListener((property, old, now) -> count());
    workspace.model().addListener((property, old, now) -> settings.keepTo(ways(), heads()));
  }

  /** What to train. */
  public TrainSettings settings() {
    return settings;
  }

  /** The contents of the folder; null until they are known. */
  public ReadOnlyObjectProperty<@Nullable FolderCheckResult> found() {
    return found;
  }

  /** The split that the settings make; null until it has been counted. */
  public ReadOnlyObjectProperty<@Nullable SplitCounts> parts() {
    return parts.getReadOnlyProperty();
  }

  /** The model to train; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable ModelInUse> model() {
    return workspace.model();
  }

  /** The layers of the model in use that can be trained with the head. */
  public List<UnfrozenLayers> ways() {
    return UnfrozenLayers.of(network());
  }

  /** The heads that can be put on the model in use. */
  public List<HeadKind> heads() {
    return HeadKind.of(network());
  }

  /** Asks the user for a folder of photographs to hold out. */
  public void chooseHeldOutFolder() {
    workspace
        .files()
        .folder(workspace.words().get("train.held-out.folder.title"))
        .ifPresent(settings.heldOutFolder()::set);
  }

  @Override
  public void close() {
    counting.cancel();
  }

  private Optional<Network> network() {
    return Optional.ofNullable(workspace.model().get()).map(used -> used.model().network());
  }

  /** A held-out folder belongs to one training folder only. */
  private void renew(@Nullable FolderCheckResult now) {
    if (now == null) {
      settings.heldOutFolder().set(null);
      parts.set(null);
    }
    count();
  }

  private void count() {
    FolderCheckResult now = found.get();
    if (now == null) {
      counting.cancel();
      return;
    }
    boolean isApart = settings.heldOutFolder().get() != null;
    double share = isApart ? 0 : settings.heldOut().get();
    long seed = settings.seed().get();
    counting.request(
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> SplitCounts.of(Split.of(now.checked().samples(), share, seed), isApart),
                thread));
  }
}
