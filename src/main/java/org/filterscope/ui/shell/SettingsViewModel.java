package org.filterscope.ui.shell;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.home.AppHome;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Settings;
import org.filterscope.home.StoredFolder;
import org.filterscope.task.Problem;
import org.filterscope.ui.Notices;

/** The view model of the settings, with the app's folders and their sizes. */
public final class SettingsViewModel {

  private final AutosavedFile<Settings> kept;
  private final Consumer<Settings> effect;
  private final Executor desk;
  private final Executor window;
  private final Notices notices;
  private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>();
  private final List<Place> places;

  /**
   * A folder of the app.
   *
   * @param kind what it is for: models, indexes, caches or logs
   * @param folder its path
   * @param canBeCleared whether it may be emptied, because the app recreates what is missing
   * @param size its size in bytes; negative while unknown. Changes on the JavaFX application thread
   */
  public record Place(
      Kind kind, StoredFolder folder, boolean canBeCleared, ReadOnlyObjectWrapper<Long> size) {}

  /** What a folder is for. */
  public enum Kind {
    /** Models that were downloaded, imported or fine-tuned. */
    MODELS,
    /** Indexes of top patches. */
    INDEXES,
    /** Caches. */
    CACHES,
    /** Logs. */
    LOGS
  }

  /**
   * Creates a view model for stored settings.
   *
   * @param kept the file of the settings
   * @param home the app's folders
   * @param effect applies a change at once; on the JavaFX application thread
   * @param desk measures folders
   * @param window runs work on the JavaFX application thread
   * @param notices shows what could not be cleared
   */
  public SettingsViewModel(
      AutosavedFile<Settings> kept,
      AppHome home,
      Consumer<Settings> effect,
      Executor desk,
      Executor window,
      Notices notices) {
    this.kept = kept;
    this.effect = effect;
    this.desk = desk;
    this.window = window;
    this.notices = notices;
    settings.set(kept.get());
    places =
        List.of(
            place(Kind.MODELS, home.models(), false),
            place(Kind.INDEXES, home.indexes(), false),
            place(Kind.CACHES, home.caches(), true),
            place(Kind.LOGS, home.logs(), false));
  }

  /** The current settings. */
  public ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** The app's folders. */
  public List<Place> places() {
    return places;
  }

  /** Changes a setting and applies it. */
  public void change(UnaryOperator<Settings> change) {
    Settings before = kept.get();
    kept.change(change);
    Settings now = kept.get();
    if (!now.equals(before)) {
      settings.set(now);
      effect.accept(now);
    }
  }

  /** Measures all folders on a worker thread. */
  public void measure() {
    places.forEach(this::measure);
  }

  /** Empties a folder on a worker thread. */
  public void clear(Place place) {
    desk.execute(
        () -> {
          try {
            place.folder().clear();
          } catch (Problem e) {
            notices.problem(e);
          }
          measure(place);
        });
  }

  private void measure(Place place) {
    desk.execute(
        () -> {
          try {
            long size = place.folder().size();
            window.execute(() -> place.size().set(size));
          } catch (Problem e) {
            notices.problem(e);
          }
        });
  }

  private static Place place(Kind kind, StoredFolder folder, boolean canBeCleared) {
    return new Place(kind, folder, canBeCleared, new ReadOnlyObjectWrapper<>(-1L));
  }
}
