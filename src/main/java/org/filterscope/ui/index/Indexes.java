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
 * Manages the indexes of top patches for all screens: the list, the index in use, and the one being
 * built. Used on the JavaFX application thread.
 */
public final class Indexes implements AutoCloseable {

  private final Workspace workspace;
  private final Engine engine;
  private final IndexFolder folder;
  private final ObservableList<IndexEntry> all = FXCollections.observableArrayList();

  /**
   * Shared by all listeners, since a wrapper without references is collected, and its listeners
   * with it.
   */
  private final ObservableList<IndexEntry> readOnlyAll =
      FXCollections.unmodifiableObservableList(all);

  private final ReadOnlyObjectWrapper<@Nullable IndexEntry> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OpenIndex> open = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper growth = new ReadOnlyLongWrapper();
  private final LatestTask<OpenIndex> opening;
  private final IndexBuild building;

  /**
   * The last operation on the folder. Operations run in sequence, so no older list arrives late.
   */
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  private @Nullable TopPatchPictures pictures;
  private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
  private boolean isListed;
  private boolean isOpening;
  private boolean isForeign;

  /** The index built last. It is put into use once; after that the user chooses. */
  private @Nullable Path announced;

  /** Takes back what was said about the last name that cannot be one. */
  private Runnable badName = () -> {};

  /**
   * Starts to look for indexes.
   *
   * @param path the folder of the user's own indexes
   * @param bundled the built-in index, which may be missing
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

  /** All indexes; empty until the disk has been read. */
  public ObservableList<IndexEntry> all() {
    return readOnlyAll;
  }

  /** The chosen index; null if there is none. It may still be opening. */
  public ReadOnlyObjectProperty<@Nullable IndexEntry> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The chosen index, open for the model in use; null while either is missing. */
  public ReadOnlyObjectProperty<@Nullable OpenIndex> open() {
    return open.getReadOnlyProperty();
  }

  /** The open index, if it is open for the given model. */
  public Optional<OpenIndex> openOf(ModelInUse used) {
    return Optional.ofNullable(open.get()).filter(index -> index.used().equals(used));
  }

  /**
   * Whether it is known which index is in use, if any: the disk has been read, and the chosen index
   * has been opened or has failed to open.
   */
  public ReadOnlyBooleanProperty settled() {
    return settled.getReadOnlyProperty();
  }

  /** A counter that increases whenever the index in use has grown. */
  public ReadOnlyLongProperty growth() {
    return growth.getReadOnlyProperty();
  }

  /** The builder of indexes. */
  public IndexBuild building() {
    return building;
  }

  /** Reads the disk again. */
  public void refresh() {
    refresh(Optional.empty());
  }

  /** Puts an index into use. */
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
   * Renames an index.
   *
   * @param name the new name; if it is invalid, the user is told why and nothing changes
   * @throws IllegalArgumentException if it came with the app
   */
  public void rename(IndexEntry entry, String name) {
    requireOwn(entry);
    try {
      IndexFolder.requireName(name);
    } catch (Problem reason) {
      badName.run();
      badName = workspace.notices().passingProblem(reason);
      return;
    }
    badName.run();
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

  /** Whether an index is being built or continued. */
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

  /** Reacts to newly indexed photographs. The first ones of a new index put it into use. */
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

  /** Whether the disk has been read. */
  public boolean isListed() {
    return isListed;
  }

  /** Whether the chosen index was built for a network other than the one in use. */
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

  /** Clears the previous index, so that its content is not shown under another name. */
  private void notOpened(Throwable reason) {
    closeOpen();
    isOpening = false;
    // The screens say so in place of the patches. This is neither a failure nor a mistake of the
    // user.
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

  /**
   * Closes an index before it is renamed or deleted, as some systems do not allow that for open
   * files.
   */
  private void release(IndexEntry entry) {
    OpenIndex now = open.get();
    if (now != null && now.entry().file().equals(entry.file())) {
      closeOpen();
      chosen.set(null);
    }
  }

  /** Closes the open index after its readers have been told that it is no longer in use. */
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

  /**
   * Reads the disk again after a failure: an index that could not be renamed or deleted is still
   * there.
   */
  private void refreshAfter(Throwable failure) {
    boolean isOfTheListItself =
        Answers.cause(failure) instanceof Problem problem
            && problem.key().equals("home.not-listed");
    if (!isOfTheListItself) {
      refresh();
    }
  }
}
