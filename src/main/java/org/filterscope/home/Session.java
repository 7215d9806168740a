package org.filterscope.home;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes back at the next start. Immutable: every change gives another one. In its file, all
 * parts lie side by side.
 *
 * @param explored what was looked at
 * @param window where the window was and what it showed
 * @param files which files and folders were in use
 * @param learned what of the lesson was read and done
 * @param hasDeclined whether the invitation to index photographs of one's own was closed
 */
public record Session(
    @JsonUnwrapped Explored explored,
    @JsonUnwrapped Window window,
    @JsonUnwrapped Files files,
    @JsonUnwrapped Learned learned,
    boolean hasDeclined) {

  /** How many recent files are kept, and how many models. */
  public static final int MOST_RECENT = 12;

  private static final String MODEL_ENDING = ".zip";

  /** Nothing was open yet. */
  public static final Session FIRST =
      new Session(
          new Explored(null, null, null, -1, null, null),
          new Window(null, null),
          new Files(null, null, null, null, List.of(), List.of()),
          new Learned(null, List.of()),
          false);

  /**
   * A unit on a photograph.
   *
   * @param image the file of the photograph; null for the one that comes with the app
   * @param frame the part of it that the network saw; null for the usual one
   * @param layer the layer's name; null where none was chosen
   * @param unit the unit's channel; negative where none was chosen
   * @param mode the projection's mode by its name; null for the usual one
   * @param contrast which value of a projection is full colour, by its name; null for the usual one
   */
  public record Explored(
      @Nullable String image,
      @Nullable Frame frame,
      @Nullable String layer,
      int unit,
      @Nullable String mode,
      @Nullable String contrast) {

    private Explored of(@Nullable String otherImage, @Nullable Frame otherFrame) {
      return new Explored(otherImage, otherFrame, layer, unit, mode, contrast);
    }
  }

  /**
   * The app's window.
   *
   * @param screen the screen in view; null for the first
   * @param bounds where it was; null for the usual place
   */
  public record Window(@Nullable String screen, @Nullable Bounds bounds) {}

  /**
   * Files and folders.
   *
   * @param folder where dialogs open; null where none was used yet
   * @param index the index of top patches in use; null for the usual one
   * @param lessons the folder of training photographs used last; null where none was
   * @param model the model in use; null for the one that comes with the app
   * @param recent files opened last, the newest first, at most {@value #MOST_RECENT}
   * @param models files of models used last, the newest first, at most {@value #MOST_RECENT}
   */
  public record Files(
      @Nullable String folder,
      @Nullable String index,
      @Nullable String lessons,
      @Nullable String model,
      List<String> recent,
      List<String> models) {

    /**
     * Copies the lists; one that a file lacks is empty. Earlier versions kept models among the
     * recent files only.
     */
    public Files {
      recent = recent == null ? List.of() : List.copyOf(recent);
      models =
          models == null || models.isEmpty() ? modelsAmong(model, recent) : List.copyOf(models);
    }

    private static List<String> modelsAmong(@Nullable String model, List<String> recent) {
      Set<String> models = new LinkedHashSet<>();
      if (model != null) {
        models.add(model);
      }
      recent.stream().filter(file -> file.endsWith(MODEL_ENDING)).forEach(models::add);
      return List.copyOf(models);
    }

    private Files withRecent(List<String> others) {
      return new Files(folder, index, lessons, model, others, models);
    }

    private Files withModels(@Nullable String used, List<String> others) {
      return new Files(folder, index, lessons, used, recent, others);
    }
  }

  /**
   * The lesson.
   *
   * @param chapter the chapter in view, by its id; null for the first
   * @param tasks ids of the chapters whose task was done
   */
  public record Learned(@Nullable String chapter, List<String> tasks) {

    /** Copies the list; it is empty where a file of an earlier version lacks it. */
    public Learned {
      tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }
  }

  /**
   * A part of a photograph, in its pixels.
   *
   * @param x0 left edge
   * @param y0 top edge
   * @param x1 right edge
   * @param y1 bottom edge
   */
  public record Frame(double x0, double y0, double x1, double y1) {}

  /**
   * Where a window is, in units of the screen.
   *
   * @param x left edge
   * @param y top edge
   * @param width of the window
   * @param height of the window
   * @param isMaximized whether it fills the screen; the rest then tells where it was before
   */
  public record Bounds(double x, double y, double width, double height, boolean isMaximized) {}

  /** With another photograph, of which the network sees the usual part. */
  public Session withImage(@Nullable String other) {
    return with(explored.of(other, null));
  }

  /** With another part of the photograph. */
  public Session withFrame(@Nullable Frame other) {
    return with(explored.of(explored.image, other));
  }

  /** With another unit looked at, or in another way. */
  public Session withUnit(String layer, int unit, String mode, String contrast) {
    return with(new Explored(explored.image, explored.frame, layer, unit, mode, contrast));
  }

  /** With another screen in view. */
  public Session withScreen(String other) {
    return with(new Window(other, window.bounds));
  }

  /** With the window elsewhere. */
  public Session withBounds(Bounds other) {
    return with(new Window(window.screen, other));
  }

  /** With another folder for dialogs to open in. */
  public Session withFolder(String other) {
    return with(
        new Files(other, files.index, files.lessons, files.model, files.recent, files.models));
  }

  /** With another index of top patches in use. */
  public Session withIndex(@Nullable String other) {
    return with(
        new Files(files.folder, other, files.lessons, files.model, files.recent, files.models));
  }

  /** With another folder of training photographs. */
  public Session withLessons(@Nullable String other) {
    return with(
        new Files(files.folder, files.index, other, files.model, files.recent, files.models));
  }

  /** With another model in use, at the head of those used last. */
  public Session withModel(@Nullable String other) {
    return with(files.withModels(other, other == null ? files.models : first(other, files.models)));
  }

  /** Without a model among those used last. */
  public Session withoutModel(String file) {
    return with(
        files
            .withRecent(without(file, files.recent))
            .withModels(files.model, without(file, files.models)));
  }

  private static List<String> without(String file, List<String> files) {
    return files.stream().filter(each -> !each.equals(file)).toList();
  }

  /** With a file at the head of the recent ones. */
  public Session withRecent(String file) {
    return with(files.withRecent(first(file, files.recent)));
  }

  private static List<String> first(String file, List<String> files) {
    List<String> all = new ArrayList<>(files);
    all.remove(file);
    all.add(0, file);
    return all.subList(0, Math.min(all.size(), MOST_RECENT));
  }

  /** Without recent files. */
  public Session withoutRecents() {
    return with(files.withRecent(List.of()));
  }

  /** With another chapter of the lesson in view. */
  public Session withChapter(String other) {
    return with(new Learned(other, learned.tasks));
  }

  /** With the task of a chapter done. */
  public Session withTask(String chapter) {
    List<String> tasks = new ArrayList<>(without(chapter, learned.tasks));
    tasks.add(chapter);
    return with(new Learned(learned.chapter, tasks));
  }

  /** With the invitation to index photographs of one's own closed for good. */
  public Session declined() {
    return new Session(explored, window, files, learned, true);
  }

  private Session with(Explored other) {
    return new Session(other, window, files, learned, hasDeclined);
  }

  private Session with(Window other) {
    return new Session(explored, other, files, learned, hasDeclined);
  }

  private Session with(Files other) {
    return new Session(explored, window, other, learned, hasDeclined);
  }

  private Session with(Learned other) {
    return new Session(explored, window, files, other, hasDeclined);
  }
}
