package org.filterscope.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.LatestTask;

/**
 * The models at hand, the same for the window's menu and the Models screen: those of the app's
 * folder, and files elsewhere that were used lately. On the interface's thread; the disk is asked
 * on another.
 */
public final class AvailableModels {

  private final Workspace workspace;
  private final ModelStore store;
  private final LatestTask<ModelList> reading;
  private final ReadOnlyObjectWrapper<ModelList> list =
      new ReadOnlyObjectWrapper<>(ModelList.EMPTY);

  /** Nothing is known before a model is in use or somebody asks. */
  public AvailableModels(Workspace workspace, ModelStore store) {
    this.workspace = workspace;
    this.store = store;
    reading = workspace.latest(Duration.ZERO, list::set, workspace.notices()::problem);
    workspace
        .model()
        .addListener(
            (property, old, now) -> {
              if (now != null) {
                refresh();
              }
            });
  }

  /** The models, as the disk was asked last. */
  public ReadOnlyObjectProperty<ModelList> list() {
    return list.getReadOnlyProperty();
  }

  /** Asks the disk, as other screens and programs put models there, too. */
  public void refresh() {
    List<Path> used = workspace.session().get().files().models().stream().map(Path::of).toList();
    reading.request(
        cancellation ->
            CompletableFuture.supplyAsync(() -> ModelList.read(store, used), workspace.desk()));
  }

  /** Takes a file elsewhere off the list; the file itself stays. */
  public void forget(Path file) {
    workspace.session().change(session -> session.withoutModel(file.toString()));
    refresh();
  }

  /** Whether all screens look into this model. Names will not do: files elsewhere may share one. */
  public boolean isInUse(StoredModel model) {
    ModelInUse used = workspace.model().get();
    if (used == null) {
      return false;
    }
    return model.kind() == StoredModel.Kind.BUILT_IN
        ? used.file() == null
        : model.file().equals(used.file());
  }
}
