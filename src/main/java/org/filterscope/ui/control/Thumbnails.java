package org.filterscope.ui.control;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.filterscope.image.PictureReader;
import org.filterscope.image.Thumbnail;
import org.jspecify.annotations.Nullable;

/**
 * Loads thumbnails for lists. Those requested last come first, and those no longer in view are not
 * read. Used on the JavaFX application thread.
 */
public final class Thumbnails {

  /** The most pictures kept: 26 MB at 128 pixels a side. */
  private static final int MOST_KEPT = 400;

  /** How many are read at a time, as others need the threads, too. */
  private static final int AT_ONCE = 2;

  private final Thumbnail maker;
  private final Executor desk;
  private final Executor window;
  private final Map<Path, Image> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Request> waiting = new ArrayDeque<>();
  private int running;

  private record Request(Path file, ImageView place) {
    boolean isWanted() {
      return file.equals(place.getUserData());
    }
  }

  /**
   * Loads thumbnails of one size.
   *
   * @param side the longest side of a picture, in pixels
   * @param desk reads files
   * @param window runs work on the JavaFX application thread
   */
  public Thumbnails(PictureReader reader, int side, Executor desk, Executor window) {
    maker = new Thumbnail(reader, side);
    this.desk = desk;
    this.window = window;
  }

  /**
   * Shows a photograph as soon as it is read; null for none. This class uses the view's user data.
   */
  public void show(@Nullable Path file, ImageView place) {
    if (file != null && file.equals(place.getUserData()) && place.getImage() != null) {
      return;
    }
    place.setUserData(file);
    place.setImage(file == null ? null : kept.get(file));
    if (file != null && place.getImage() == null) {
      waiting.addFirst(new Request(file, place));
      next();
    }
  }

  private void next() {
    while (running < AT_ONCE && !waiting.isEmpty()) {
      Request request = waiting.removeFirst();
      Image known = kept.get(request.file());
      if (request.isWanted() && known != null) {
        request.place().setImage(known);
      } else if (request.isWanted()) {
        running++;
        var unused =
            CompletableFuture.supplyAsync(() -> PixelImage.of(maker.of(request.file())), desk)
                .whenCompleteAsync((image, failure) -> made(request, image), window);
      }
    }
  }

  /**
   * Takes a thumbnail that has been read. A file that cannot be read leaves its place empty; the
   * user learns why on opening it.
   */
  private void made(Request request, @Nullable Image image) {
    running--;
    if (image != null) {
      kept.put(request.file(), image);
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
      if (request.isWanted()) {
        request.place().setImage(image);
      }
    }
    next();
  }
}
