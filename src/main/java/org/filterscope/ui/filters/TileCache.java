package org.filterscope.ui.filters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchTile;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.Mode;
import org.jspecify.annotations.Nullable;

/** Caches the unit pictures seen last, so that returning to a layer is quick. Thread-safe. */
final class TileCache {

  /** The most pixels that are cached, 160 MB. */
  private static final long MOST_PIXELS = 40L << 20;

  private final Map<Key, int[] @Nullable []> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long pixels;

  /**
   * Identifies a unit's pictures.
   *
   * @param topPatches the unit's top patches
   * @param mode how they are projected; null for the patches themselves
   * @param contrast how projections are drawn; null for the patches themselves
   * @param slot the side of a picture
   */
  record Key(
      List<TopPatch> topPatches, @Nullable Mode mode, @Nullable Contrast contrast, int slot) {

    /** The key of patches. */
    static Key ofPatches(List<TopPatch> topPatches, PatchTile tile) {
      return new Key(topPatches, null, null, tile.slot());
    }

    /** The key of projections. */
    static Key ofProjections(List<TopPatch> topPatches, Mode mode, PatchTile tile) {
      return new Key(topPatches, mode, tile.contrast(), tile.slot());
    }
  }

  /** The cached pictures, or null. */
  synchronized int @Nullable [] @Nullable [] get(Key key) {
    return kept.get(key);
  }

  /** Caches pictures. */
  synchronized void put(Key key, int[] @Nullable [] slots) {
    if (kept.put(key, slots) == null) {
      pixels += size(slots);
    }
    var eldest = kept.entrySet().iterator();
    while (pixels > MOST_PIXELS && kept.size() > 1) {
      pixels -= size(eldest.next().getValue());
      eldest.remove();
    }
  }

  private static long size(int[] @Nullable [] slots) {
    long size = 0;
    for (int[] slot : slots) {
      size += slot == null ? 0 : slot.length;
    }
    return size;
  }
}
