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
 * The models at hand, as the window's menu and the Models screen list them: those in the app's
 * folder, and recently used files elsewhere. Used on the JavaFX application thread; the disk is
 * read on another.
 */
public final class AvailableModels {

  private final Workspace workspace;
  private final ModelStore store;
  private final LatestTask<ModelList> reading;
  private final ReadOnlyObjectWrapper<ModelList> list =
      new ReadOnlyObjectWrapper<>(ModelList.EMPTY);

  /** The list is empty until a model is in use or {@link #refresh} is called. */
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

  /** The models as of the last reading of the disk. */
  public ReadOnlyObjectProperty<ModelList> list() {
    return list.getReadOnlyProperty();
  }

  /** Reads the disk again, since other screens and programs add models, too. */
  public void refresh() {
    List<Path> used = workspace.session().get().files().models().stream().map(Path::of).toList();
    reading.request(
        cancellation ->
            CompletableFuture.supplyAsync(() -> ModelList.read(store, used), workspace.desk()));
  }

  /** Removes a file outside the app's folder from the list. The file itself stays. */
  public void forget(Path file) {
    workspace.session().change(session -> session.withoutModel(file.toString()));
    refresh();
  }

  /**
   * Whether this is the model in use. Comparing names is not enough, since files in different
   * folders may have the same name.
   */
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
