package org.filterscope.ui.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.task.Answers;
import org.filterscope.task.Engine;
import org.filterscope.task.LatestTask;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.patch.TopPatchPictures;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of top patches, which of them is in use, and the one being built. The same for all
 * screens; on the interface's thread.
 */
public final class Indexes implements AutoCloseable {

  private final Workspace workspace;
  private final Engine engine;
  private final IndexFolder folder;
  private final ObservableList<IndexEntry> all = FXCollections.observableArrayList();

  /** One for all who listen: a wrapper that nobody holds forgets its listeners. */
  private final ObservableList<IndexEntry> readOnlyAll =
      FXCollections.unmodifiableObservableList(all);

  private final ReadOnlyObjectWrapper<@Nullable IndexEntry> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OpenIndex> open = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper growth = new ReadOnlyLongWrapper();
  private final LatestTask<OpenIndex> opening;
  private final IndexBuild building;

  /** What was last asked of the folder. One thing after the other: no older list comes later. */
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  private @Nullable TopPatchPictures pictures;
  private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
  private boolean isListed;
  private boolean isOpening;
  private boolean isForeign;

  /** The index built last, which was taken into use once: then the person chooses. */
  private @Nullable Path announced;

  /**
   * Looks for indexes.
   *
   * @param path where a person's own are kept
   * @param bundled the one that comes with the app; there may be none
   */
  public Indexes(Workspace workspace, Engine engine, Path path, Path bundled) {
    this.workspace = workspace;
    this.engine = engine;
    folder = new IndexFolder(path, bundled, workspace.words().get("filters.index.bundled"));
    opening = workspace.latest(Duration.ZERO, this::opened, this::notOpened);
    building = new IndexBuild(workspace, engine, folder, this::grown);
    workspace.model().addListener((property, old, now) -> useModel());
    refresh();
  }

  /** All indexes; empty until the disk was read. */
  public ObservableList<IndexEntry> all() {
    return readOnlyAll;
  }

  /** The one that was chosen; null if there is none. It may still be on its way. */
  public ReadOnlyObjectProperty<@Nullable IndexEntry> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The chosen one with the model in use; null while one of them is not there. */
  public ReadOnlyObjectProperty<@Nullable OpenIndex> open() {
    return open.getReadOnlyProperty();
  }

  /** The open one, if it is of a model. */
  public Optional<OpenIndex> openOf(ModelInUse used) {
    return Optional.ofNullable(open.get()).filter(index -> index.used().equals(used));
  }

  /**
   * Whether it is known which index is in use, or that there is none: the disk was read, and what
   * was to be opened is open, or cannot be.
   */
  public ReadOnlyBooleanProperty settled() {
    return settled.getReadOnlyProperty();
  }

  /** Counts up whenever the index in use knows more than before. */
  public ReadOnlyLongProperty growth() {
    return growth.getReadOnlyProperty();
  }

  /** What is being built. */
  public IndexBuild building() {
    return building;
  }

  /** Looks at the disk again. */
  public void refresh() {
    refresh(Optional.empty());
  }

  /** Takes an index into use. */
  public void choose(IndexEntry entry) {
    workspace.session().change(session -> session.withIndex(entry.file().toString()));
    chosen.set(entry);
    openChosen();
  }

  /** Builds the index of a folder, or continues it. */
  public void build(Path photographs) {
    ModelInUse used = workspace.model().get();
    if (used == null) {
      workspace.notices().tell(workspace.words().get("filters.model.none"));
    } else {
      announced = null;
      building.start(used, photographs);
    }
  }

  /**
   * Gives an index another name.
   *
   * @param name where it cannot be the name of an index, the user hears why, and it stays
   * @throws IllegalArgumentException if it came with the app
   */
  public void rename(IndexEntry entry, String name) {
    requireOwn(entry);
    try {
      IndexFolder.requireName(name);
    } catch (Problem reason) {
      workspace.notices().problem(reason);
      return;
    }
    boolean isInUse = isChosen(entry);
    release(entry);
    work(
        () -> folder.rename(entry.file(), name),
        file -> refresh(isInUse ? Optional.of(file) : Optional.empty()));
  }

  /**
   * Deletes an index for good.
   *
   * @throws IllegalArgumentException if it came with the app
   */
  public void delete(IndexEntry entry) {
    requireOwn(entry);
    release(entry);
    work(
        () -> {
          folder.delete(entry.file());
          return entry;
        },
        deleted -> refresh());
  }

  /** Whether an index is being built or continued just now. */
  public boolean isBuilding(IndexEntry entry) {
    return building.isBuilding(entry.file());
  }

  @Override
  public void close() {
    building.close();
    opening.cancel();
    closeOpen();
    if (pictures != null) {
      pictures.close();
      pictures = null;
    }
  }

  /** New photographs were looked at; the first of a new index take it into use. */
  private void grown(Path file) {
    if (file.equals(announced)) {
      IndexEntry now = chosen.get();
      if (now != null && now.file().equals(file)) {
        growth.set(growth.get() + 1);
      }
      refresh();
    } else {
      announced = file;
      refresh(Optional.of(file));
    }
  }

  private void refresh(Optional<Path> wanted) {
    work(folder::list, entries -> listed(entries, wanted));
  }

  private void listed(List<IndexEntry> entries, Optional<Path> wanted) {
    isListed = true;
    all.setAll(entries);
    String last = workspace.session().get().files().index();
    IndexEntry before = chosen.get();
    String file =
        wanted.map(Path::toString).orElse(before == null ? last : before.file().toString());
    IndexEntry found =
        entries.stream()
            .filter(entry -> entry.file().toString().equals(file))
            .findFirst()
            .or(() -> entries.stream().filter(entry -> entry.summary() != null).findFirst())
            .orElse(null);
    chosen.set(found);
    if (found == null) {
      closeOpen();
    } else if (wanted.isPresent()) {
      choose(found);
    } else {
      openChosen();
    }
    settle();
  }

  /** Whether the disk was read. */
  public boolean isListed() {
    return isListed;
  }

  /** Whether the chosen index is of another network than the model in use. */
  public boolean isForeign() {
    return isForeign;
  }

  private void useModel() {
    closeOpen();
    if (pictures != null) {
      pictures.close();
      pictures = null;
    }
    openChosen();
  }

  private void openChosen() {
    IndexEntry entry = chosen.get();
    ModelInUse used = workspace.model().get();
    OpenIndex now = open.get();
    if (entry == null || used == null) {
      return;
    }
    if (now != null && now.entry().file().equals(entry.file()) && now.used().equals(used)) {
      return;
    }
    Problem problem = entry.problem();
    if (problem != null) {
      opening.cancel();
      notOpened(problem);
      return;
    }
    if (pictures == null) {
      pictures = new TopPatchPictures(engine, used, workspace.reader(), workspace.desk());
    }
    TopPatchPictures shown = pictures;
    isOpening = true;
    settle();
    opening.request(
        cancellation ->
            CompletableFuture.supplyAsync(
                () ->
                    new OpenIndex(entry, PatchIndex.open(entry.file(), used.model()), used, shown),
                workspace.desk()));
  }

  private void opened(OpenIndex index) {
    closeOpen();
    isForeign = false;
    open.set(index);
    isOpening = false;
    settle();
  }

  /** Of the one before nothing is shown under another name. */
  private void notOpened(Throwable reason) {
    closeOpen();
    isOpening = false;
    // The screens say so where patches would be: nothing failed, and no one chose wrongly.
    isForeign = reason instanceof Problem problem && problem.key().equals("index.other-network");
    settle();
    if (!isForeign) {
      workspace.notices().problem(reason);
    }
  }

  private void settle() {
    settled.set(isListed && !isOpening);
  }

  private static void requireOwn(IndexEntry entry) {
    if (entry.isBundled()) {
      throw new IllegalArgumentException(entry.file() + " belongs to the app");
    }
  }

  private boolean isChosen(IndexEntry entry) {
    return Objects.equals(chosen.get(), entry);
  }

  /** Some systems neither rename nor delete a file that is open. */
  private void release(IndexEntry entry) {
    OpenIndex now = open.get();
    if (now != null && now.entry().file().equals(entry.file())) {
      closeOpen();
      chosen.set(null);
    }
  }

  /** Those who read from it hear first that it is no longer in use. */
  private void closeOpen() {
    OpenIndex before = open.get();
    open.set(null);
    if (before != null) {
      workspace.desk().execute(before.index()::close);
    }
  }

  private <T> void work(Supplier<T> work, Consumer<T> result) {
    last =
        last.handle((before, failed) -> work)
            .thenApplyAsync(Supplier::get, workspace.desk())
            .whenCompleteAsync(
                (value, failure) -> {
                  if (failure == null) {
                    result.accept(value);
                  } else {
                    workspace.notices().problem(Answers.cause(failure));
                    refreshAfter(failure);
                  }
                },
                workspace.window());
  }

  /** What could not be renamed or deleted is still there. */
  private void refreshAfter(Throwable failure) {
    boolean isOfTheListItself =
        Answers.cause(failure) instanceof Problem problem
            && problem.key().equals("home.not-listed");
    if (!isOfTheListItself) {
      refresh();
    }
  }
}
