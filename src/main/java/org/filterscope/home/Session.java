package org.filterscope.home;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What comes back at the next start. Immutable: every change gives another one.
 *
 * @param image the file of the photograph in use; null for the one that comes with the app
 * @param frame the part of it that the network saw; null for the usual one
 * @param screen the screen in view; null for the first
 * @param layer the layer's name; null where none was chosen
 * @param unit the unit's channel; negative where none was chosen
 * @param mode the projection's mode by its name; null for the usual one
 * @param folder where dialogs open; null where none was used yet
 * @param bounds where the window was; null for the usual place
 * @param index the file of the index of top patches in use; null for the usual one
 * @param lessons the folder that was learned from last; null where none was
 * @param model the file of the model in use; null for the one that comes with the app
 * @param hasDeclined whether the invitation to index photographs of one's own was closed
 * @param recent files opened last, the newest first, at most {@value #MOST_RECENT}
 */
public record Session(
    @Nullable String image,
    @Nullable Frame frame,
    @Nullable String screen,
    @Nullable String layer,
    int unit,
    @Nullable String mode,
    @Nullable String folder,
    @Nullable Bounds bounds,
    @Nullable String index,
    @Nullable String lessons,
    @Nullable String model,
    boolean hasDeclined,
    List<String> recent) {

  /** How many recent files are kept. */
  public static final int MOST_RECENT = 12;

  /** Nothing was open yet. */
  public static final Session FIRST =
      new Session(null, null, null, null, -1, null, null, null, null, null, null, false, List.of());

  /** Copies the list; one that a file lacks is empty. */
  public Session {
    recent = recent == null ? List.of() : List.copyOf(recent);
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
    return with(
        draft -> {
          draft.image = other;
          draft.frame = null;
        });
  }

  /** With another part of the photograph. */
  public Session withFrame(@Nullable Frame other) {
    return with(draft -> draft.frame = other);
  }

  /** With another screen in view. */
  public Session withScreen(String other) {
    return with(draft -> draft.screen = other);
  }

  /** With another unit looked at. */
  public Session withUnit(String otherLayer, int otherUnit, String otherMode) {
    return with(
        draft -> {
          draft.layer = otherLayer;
          draft.unit = otherUnit;
          draft.mode = otherMode;
        });
  }

  /** With another folder for dialogs to open in. */
  public Session withFolder(String other) {
    return with(draft -> draft.folder = other);
  }

  /** With the window elsewhere. */
  public Session withBounds(Bounds other) {
    return with(draft -> draft.bounds = other);
  }

  /** With another index of top patches in use. */
  public Session withIndex(@Nullable String other) {
    return with(draft -> draft.index = other);
  }

  /** With another folder that was learned from. */
  public Session withLessons(@Nullable String other) {
    return with(draft -> draft.lessons = other);
  }

  /** With another model in use. */
  public Session withModel(@Nullable String other) {
    return with(draft -> draft.model = other);
  }

  /** With the invitation to index photographs of one's own closed for good. */
  public Session declined() {
    return with(draft -> draft.hasDeclined = true);
  }

  /** With a file at the head of the recent ones. */
  public Session withRecent(String file) {
    List<String> files = new ArrayList<>(recent);
    files.remove(file);
    files.add(0, file);
    return with(draft -> draft.recent = files.subList(0, Math.min(files.size(), MOST_RECENT)));
  }

  /** Without recent files. */
  public Session withoutRecents() {
    return with(draft -> draft.recent = List.of());
  }

  private Session with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.session();
  }

  /** A session on its way to another one. */
  private static final class Draft {
    private @Nullable String image;
    private @Nullable Frame frame;
    private @Nullable String screen;
    private @Nullable String layer;
    private int unit;
    private @Nullable String mode;
    private @Nullable String folder;
    private @Nullable Bounds bounds;
    private @Nullable String index;
    private @Nullable String lessons;
    private @Nullable String model;
    private boolean hasDeclined;
    private List<String> recent;

    Draft(Session from) {
      image = from.image;
      frame = from.frame;
      screen = from.screen;
      layer = from.layer;
      unit = from.unit;
      mode = from.mode;
      folder = from.folder;
      bounds = from.bounds;
      index = from.index;
      lessons = from.lessons;
      model = from.model;
      hasDeclined = from.hasDeclined;
      recent = from.recent;
    }

    Session session() {
      return new Session(
          image,
          frame,
          screen,
          layer,
          unit,
          mode,
          folder,
          bounds,
          index,
          lessons,
          model,
          hasDeclined,
          recent);
    }
  }
}
