package org.filterscope.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.task.LatestTask;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One photograph that is open, and its neighbours: from a file, a folder, several files, or out of
 * memory. Files are read on a worker; everything here is called, and changes, on the interface's
 * thread. What cannot be opened leaves the photograph as it is, and the problem is told.
 */
public final class OpenPicture implements AutoCloseable {

  private final PictureReader reader;
  private final Executor desk;
  private final Notices notices;
  private final Messages words;
  private final LatestTask<Opened> opening;
  private final ReadOnlyObjectWrapper<@Nullable Photograph> photograph =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FolderPosition> place =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /** Where next and previous count from; a file that could not be opened counts, too. */
  private @Nullable Step position;

  /** How many pictures further it shall be than the position; not yet opened. */
  private int steps;

  /**
   * Nothing is open.
   *
   * @param reader opens photographs
   * @param desk where files are read
   * @param clock starts work
   * @param window the interface's thread
   * @param notices hears of problems, and of a folder's ends
   * @param words for what is told
   */
  public OpenPicture(
      PictureReader reader,
      Executor desk,
      ScheduledExecutorService clock,
      Executor window,
      Notices notices,
      Messages words) {
    this.reader = reader;
    this.desk = desk;
    this.notices = notices;
    this.words = words;
    opening = new LatestTask<>(Duration.ZERO, clock, window, this::opened, this::failed);
  }

  /** The photograph; null until one is open. */
  public ReadOnlyObjectProperty<@Nullable Photograph> photograph() {
    return photograph.getReadOnlyProperty();
  }

  /** Where it stands among its neighbours; null if it has none, such as a pasted one. */
  public ReadOnlyObjectProperty<@Nullable FolderPosition> place() {
    return place.getReadOnlyProperty();
  }

  /** Whether a photograph that was asked for is not there yet. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Opens a photograph, or a folder's first; the folder's others are its neighbours. */
  public void open(Path fileOrFolder) {
    request(() -> reading().open(fileOrFolder));
  }

  /** Opens the first of several photographs or folders; the others are its neighbours. */
  public void open(List<Path> filesOrFolders) {
    request(() -> reading().open(filesOrFolders));
  }

  /**
   * Opens a photograph or folder, or, if that does not work out, another one; the problem is told
   * all the same.
   */
  public void open(Path fileOrFolder, Path instead) {
    request(
        () -> {
          Opened first = reading().open(fileOrFolder);
          return first.problem() == null
              ? first
              : reading().open(instead).withProblem(first.problem());
        });
  }

  /**
   * Shows a picture that is in memory.
   *
   * @param name what the window calls it
   * @param picture makes it, on a worker
   */
  public void show(String name, Supplier<Picture> picture) {
    request(() -> new Opened(null, new Photograph(name, null, picture.get()), null, null, false));
  }

  /** Shows what is open already, such as the other photograph of a comparison. */
  public void show(Photograph shown) {
    Path file = shown.file();
    request(
        () ->
            file == null
                ? new Opened(null, shown, null, null, false)
                : reading().opened(new Step(file, null), shown));
  }

  /** Opens the next photograph. */
  public void next() {
    step(1);
  }

  /** Opens the photograph before this one. */
  public void previous() {
    step(-1);
  }

  /** Lets the photograph go. */
  public void forget() {
    opening.cancel();
    busy.set(false);
    steps = 0;
    position = null;
    place.set(null);
    photograph.set(null);
  }

  @Override
  public void close() {
    forget();
  }

  private void step(int by) {
    Step from = position;
    if (from == null) {
      notices.tell(words.get("picture.no-folder"));
      return;
    }
    int count = steps + by;
    request(() -> reading().walk(from, count));
    steps = count;
  }

  private PictureLoader reading() {
    return new PictureLoader(reader);
  }

  private void request(Supplier<Opened> work) {
    steps = 0;
    busy.set(true);
    opening.request(cancellation -> CompletableFuture.supplyAsync(work, desk));
  }

  private void opened(Opened result) {
    int asked = steps;
    steps = 0;
    busy.set(false);
    position = result.step();
    Photograph shown = result.photograph();
    if (shown != null) {
      place.set(result.place());
      photograph.set(shown);
    }
    Problem problem = result.problem();
    if (problem != null) {
      notices.problem(problem);
    } else if (result.isAtTheEnd()) {
      notices.tell(words.get(asked > 0 ? "picture.last" : "picture.first"));
    }
  }

  private void failed(Throwable reason) {
    busy.set(false);
    steps = 0;
    notices.problem(reason);
  }

  /**
   * Where one stands.
   *
   * @param file the photograph
   * @param chosen its neighbours; null for those of its folder
   */
  record Step(Path file, @Nullable List<Path> chosen) {}

  /**
   * What came of asking for a photograph.
   *
   * @param step where next and previous count from now; null if there is nothing to go through
   * @param photograph null if it could not be opened, or was not needed
   * @param place where it stands; null without neighbours
   * @param problem why it could not be opened
   * @param isAtTheEnd whether there is none further in that direction
   */
  record Opened(
      @Nullable Step step,
      @Nullable Photograph photograph,
      @Nullable FolderPosition place,
      @Nullable Problem problem,
      boolean isAtTheEnd) {

    Opened withProblem(@Nullable Problem other) {
      return new Opened(step, photograph, place, other, isAtTheEnd);
    }
  }
}
