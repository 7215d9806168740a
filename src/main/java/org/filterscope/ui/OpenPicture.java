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
 * The photograph that is open, and its neighbours: from a file, a folder, several files or memory.
 * Files are read on a worker thread; all methods are called, and all properties change, on the
 * JavaFX application thread. If a photograph cannot be opened, the current one stays and the
 * problem is reported.
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

  /** The position that next and previous count from. It may be a file that could not be opened. */
  private @Nullable Step position;

  /** How many pictures to move from the position; these steps have not been taken yet. */
  private int steps;

  /** Removes the notice that a photograph could not be opened. */
  private Runnable removeNotice = () -> {};

  /**
   * Starts with nothing open.
   *
   * @param reader opens photographs
   * @param desk reads files
   * @param clock delays the start of work
   * @param window runs work on the JavaFX application thread
   * @param notices shows problems, and says when a folder has no further photograph
   * @param words for the notices
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

  /** Its position among its neighbours; null if it has none, as when it was pasted. */
  public ReadOnlyObjectProperty<@Nullable FolderPosition> place() {
    return place.getReadOnlyProperty();
  }

  /** Whether a requested photograph is still being read. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /**
   * Opens a photograph, or the first one of a folder. The other photographs of the folder are its
   * neighbours.
   */
  public void open(Path fileOrFolder) {
    request(() -> reading().open(fileOrFolder));
  }

  /** Opens the first of several photographs or folders. The others are its neighbours. */
  public void open(List<Path> filesOrFolders) {
    request(() -> reading().open(filesOrFolders));
  }

  /**
   * Opens a photograph or folder, or another one if that fails. The problem is reported all the
   * same.
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
   * @param picture makes it, on a worker thread
   */
  public void show(String name, Supplier<Picture> picture) {
    request(() -> new Opened(null, new Photograph(name, null, picture.get()), null, null, false));
  }

  /** Shows a photograph that is already open, such as the other one of a comparison. */
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

  /** Closes the photograph. */
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
      removeNotice.run();
    }
    Problem problem = result.problem();
    if (problem != null) {
      tell(problem);
    } else if (result.isAtTheEnd()) {
      notices.tell(words.get(asked > 0 ? "picture.last" : "picture.first"));
    }
  }

  private void failed(Throwable reason) {
    busy.set(false);
    steps = 0;
    tell(reason);
  }

  /** Only the last photograph that could not be opened matters. */
  private void tell(Throwable reason) {
    removeNotice.run();
    removeNotice = notices.passingProblem(reason);
  }

  /**
   * A position in a folder or a list of files.
   *
   * @param file the photograph
   * @param chosen the files to go through; null for those of its folder
   */
  record Step(Path file, @Nullable List<Path> chosen) {}

  /**
   * The result of opening a photograph.
   *
   * @param step the new position for next and previous; null if there is nothing to go through
   * @param photograph the photograph; null if it could not be opened or was not needed
   * @param place its position; null without neighbours
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
