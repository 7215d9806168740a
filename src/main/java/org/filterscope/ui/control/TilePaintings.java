package org.filterscope.ui.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Paints a wall's tiles, away from the interface's thread, and keeps those seen last. Only wishes
 * of the latest request are painted, in its order.
 */
final class TilePaintings {

  /** 64 MB. */
  private static final long MOST_PIXELS = 16L << 20;

  /** More would only wait for each other: a tile takes microseconds. */
  private static final int PAINTERS = 2;

  private final Executor painting;
  private final IntConsumer arrived;
  private final Map<Integer, Image> kept = new LinkedHashMap<>(64, 0.75f, true);

  private final Object lock = new Object();
  private final Deque<Integer> wishes = new ArrayDeque<>();
  private final List<Painted> finished = new ArrayList<>();
  private @Nullable Style style;
  private int painters;

  /** How tiles are painted; another instance for each change. */
  private record Style(MapWall.TilePainter painter, int width, int height) {}

  private record Painted(Style style, int unit, int[] argb) {}

  /**
   * Paints nothing yet.
   *
   * @param painting where tiles are painted
   * @param arrived called with each unit whose tile is there, on the interface's thread
   */
  TilePaintings(Executor painting, IntConsumer arrived) {
    this.painting = painting;
    this.arrived = arrived;
  }

  /** From now on tiles are painted like this; what was painted otherwise is let go. */
  void paintWith(MapWall.TilePainter painter, int width, int height) {
    synchronized (lock) {
      style = new Style(painter, width, height);
      wishes.clear();
    }
    kept.clear();
  }

  /** Nothing is to be painted any more. */
  void clear() {
    synchronized (lock) {
      style = null;
      wishes.clear();
    }
    kept.clear();
  }

  /** A unit's tile, if it is there. */
  @Nullable Image get(int unit) {
    return kept.get(unit);
  }

  /** Asks for tiles, the most urgent first; older wishes are dropped. */
  void want(List<Integer> units) {
    int starting;
    synchronized (lock) {
      wishes.clear();
      Style now = style;
      if (now == null) {
        return;
      }
      for (int unit : units) {
        if (!kept.containsKey(unit)) {
          wishes.add(unit);
        }
      }
      trim(Math.max(units.size(), MOST_PIXELS / ((long) now.width() * now.height())));
      starting = Math.min(PAINTERS - painters, wishes.size());
      painters += starting;
    }
    for (int i = 0; i < starting; i++) {
      painting.execute(this::paint);
    }
  }

  private void trim(long most) {
    var eldest = kept.entrySet().iterator();
    while (kept.size() > most) {
      eldest.next();
      eldest.remove();
    }
  }

  private void paint() {
    boolean isDone = false;
    try {
      while (!isDone) {
        Style now;
        int unit;
        synchronized (lock) {
          Integer next = wishes.poll();
          now = style;
          if (next == null || now == null) {
            // Counted out under the lock, so that no wish comes between.
            isDone = true;
            painters--;
            return;
          }
          unit = next;
        }
        int[] argb = new int[now.width() * now.height()];
        now.painter().paint(unit, now.width(), now.height(), argb);
        deliver(new Painted(now, unit, argb));
      }
    } finally {
      if (!isDone) {
        synchronized (lock) {
          painters--;
        }
      }
    }
  }

  private void deliver(Painted painted) {
    boolean isFirst;
    synchronized (lock) {
      isFirst = finished.isEmpty();
      finished.add(painted);
    }
    if (isFirst) {
      Platform.runLater(this::collect);
    }
  }

  private void collect() {
    List<Painted> tiles;
    Style now;
    synchronized (lock) {
      tiles = List.copyOf(finished);
      finished.clear();
      now = style;
    }
    for (Painted tile : tiles) {
      Style painted = tile.style();
      if (painted.equals(now)) {
        Image image = PixelImage.around(painted.width(), painted.height(), tile.argb()).image();
        kept.put(tile.unit(), image);
        arrived.accept(tile.unit());
      }
    }
  }
}
