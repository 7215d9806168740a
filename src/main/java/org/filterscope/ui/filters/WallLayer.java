package org.filterscope.ui.filters;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Mode;
import org.filterscope.task.Problem;
import org.filterscope.ui.patch.Patch;
import org.jspecify.annotations.Nullable;

/**
 * A layer as the wall shows it: which pictures its units need, and how they are drawn. Immutable.
 *
 * @param patches its units' top patches
 * @param tile how a unit is drawn
 * @param mode how patches are projected
 * @param obstacle why the layer cannot be projected; null if it can
 */
record WallLayer(LayerPatches patches, PatchTile tile, Mode mode, @Nullable Problem obstacle) {

  /** The pictures that a unit needs, which are cached by their key. */
  record Wanted(int unit, TileCache.Key key) {}

  /**
   * Pictures that are ready.
   *
   * @param pictures {@code [slot * slot]} pixels for each top patch; null where there is none
   */
  record Made(TileCache.Key key, int[] @Nullable [] pictures) {}

  /**
   * Prepares a layer for the wall.
   *
   * @param side the largest side of a patch, in screen pixels
   */
  static WallLayer of(Model model, LayerPatches patches, int side, Mode mode, Contrast contrast) {
    PatchTile tile =
        PatchTile.of(model.network(), patches.layer(), model.preparation().order(), side, contrast);
    return new WallLayer(patches, tile, mode, obstacle(model, patches.layer()));
  }

  private static @Nullable Problem obstacle(Model model, Node layer) {
    return model
        .network()
        .obstacle(layer)
        .map(
            barrier ->
                new Problem(
                    "layer.no-way-back",
                    layer.name(),
                    barrier.name(),
                    barrier.obstacle().orElseThrow()))
        .orElse(null);
  }

  /** A unit's statistics and top patches. */
  UnitPatches unit(int channel) {
    return patches.units().get(channel);
  }

  /** Those of the given units that the layer has and that have patches. */
  List<Integer> withPatches(List<Integer> units) {
    return units.stream()
        .filter(unit -> unit < patches.units().size())
        .filter(unit -> !unit(unit).shown().isEmpty())
        .toList();
  }

  /** The picture request for a unit's patches. */
  Wanted patchesOf(int channel) {
    return new Wanted(channel, TileCache.Key.ofPatches(unit(channel).shown(), tile));
  }

  /** The picture request for a unit's projections. */
  Wanted projectionsOf(int channel) {
    return new Wanted(channel, TileCache.Key.ofProjections(unit(channel).shown(), mode, tile));
  }

  /** Draws projections with every contrast at once, since only projecting takes long. */
  List<Made> draw(List<TopPatch> topPatches, List<ProjectedPatch> projected) {
    List<Made> all = new ArrayList<>();
    for (Contrast contrast : Contrast.values()) {
      PatchTile drawn = tile.with(contrast);
      all.add(
          new Made(
              TileCache.Key.ofProjections(topPatches, mode, drawn),
              drawn.projections(projected).slots()));
    }
    return all;
  }

  /** Draws patches at their places. */
  static int[] @Nullable [] slots(PatchTile tile, List<Patch> patches) {
    int[] @Nullable [] pictures = new int[patches.size()][];
    for (int i = 0; i < pictures.length; i++) {
      Patch patch = patches.get(i);
      pictures[i] = patch.picture() == null ? null : tile.patch(patch.topPatch(), patch.picture());
    }
    return pictures;
  }
}
