package org.filterscope.ui.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Paints a wall's tiles off the JavaFX application thread, and caches those seen last. Only tiles
 * of the latest request are painted, in its order.
 */
final class TileImageCache {

  /** The most pixels that are cached, 64 MB. */
  private static final long MOST_PIXELS = 16L << 20;

  /**
   * The number of painting threads. A tile takes microseconds, so more would only wait for each
   * other.
   */
  private static final int PAINTERS = 2;

  private final Executor painting;
  private final IntConsumer arrived;
  private final Map<Integer, Image> kept = new LinkedHashMap<>(64, 0.75f, true);

  private final Object lock = new Object();
  private final Deque<Integer> wishes = new ArrayDeque<>();

  /**
   * The version of each unit, which each repaint increases. Tiles of an older version are
   * discarded.
   */
  private final Map<Integer, Integer> versions = new HashMap<>();

  /** Units with a tile of an older version. */
  private final Set<Integer> outdated = new HashSet<>();

  private final List<Painted> finished = new ArrayList<>();
  private @Nullable Style style;
  private int painters;

  /** How tiles are painted. Each change creates a new instance. */
  private record Style(MapWall.TilePainter painter, int width, int height) {}

  private record Painted(Style style, int unit, int version, int[] argb) {}

  /**
   * Creates an empty cache.
   *
   * @param painting paints tiles
   * @param arrived called with each unit when its tile is ready, on the JavaFX application thread
   */
  TileImageCache(Executor painting, IntConsumer arrived) {
    this.painting = painting;
    this.arrived = arrived;
  }

  /** Sets how tiles are painted. Other tiles are dropped. */
  void paintWith(MapWall.TilePainter painter, int width, int height) {
    synchronized (lock) {
      style = new Style(painter, width, height);
      wishes.clear();
      versions.clear();
      outdated.clear();
    }
    kept.clear();
  }

  /** Drops all tiles and requests. */
  void clear() {
    synchronized (lock) {
      style = null;
      wishes.clear();
    }
    kept.clear();
  }

  /** A unit's tile, if it is ready. */
  @Nullable Image get(int unit) {
    return kept.get(unit);
  }

  /** Requests tiles, the most urgent first. Earlier requests are dropped. */
  void want(List<Integer> units) {
    int starting;
    synchronized (lock) {
      wishes.clear();
      Style now = style;
      if (now == null) {
        return;
      }
      for (int unit : units) {
        if (!kept.containsKey(unit) || outdated.contains(unit)) {
          wishes.add(unit);
        }
      }
      trim(Math.max(units.size(), MOST_PIXELS / ((long) now.width() * now.height())));
      starting = startPainters();
    }
    for (int i = 0; i < starting; i++) {
      painting.execute(this::paint);
    }
  }

  /** Requests that a tile be repainted, before all others. The old one is kept until then. */
  void again(int unit) {
    int starting;
    synchronized (lock) {
      if (style == null) {
        return;
      }
      versions.merge(unit, 1, Integer::sum);
      outdated.add(unit);
      wishes.remove(unit);
      wishes.addFirst(unit);
      starting = startPainters();
    }
    for (int i = 0; i < starting; i++) {
      painting.execute(this::paint);
    }
  }

  private int startPainters() {
    int starting = Math.min(PAINTERS - painters, wishes.size());
    painters += starting;
    return starting;
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
        int version;
        synchronized (lock) {
          Integer next = wishes.poll();
          now = style;
          if (next == null || now == null) {
            // The painter is counted out under the lock, so that no request is missed.
            isDone = true;
            painters--;
            return;
          }
          unit = next;
          version = versions.getOrDefault(unit, 0);
        }
        int[] argb = new int[now.width() * now.height()];
        now.painter().paint(unit, now.width(), now.height(), argb);
        deliver(new Painted(now, unit, version, argb));
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

  private boolean isLatest(Painted tile) {
    synchronized (lock) {
      boolean isLatest = tile.version() == versions.getOrDefault(tile.unit(), 0);
      if (isLatest) {
        outdated.remove(tile.unit());
      }
      return isLatest;
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
      if (painted.equals(now) && isLatest(tile)) {
        Image image = PixelImage.around(painted.width(), painted.height(), tile.argb()).image();
        kept.put(tile.unit(), image);
        arrived.accept(tile.unit());
      }
    }
  }
}
