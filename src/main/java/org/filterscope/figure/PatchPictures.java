package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.Picture;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/** The projections of a unit's top patches, painted pixel for pixel on one scale. */
final class PatchPictures {

  private PatchPictures() {}

  /**
   * Paints projections.
   *
   * @param scale the scale that they share
   * @return a picture of each top patch's box; null if there is no projection
   */
  static List<@Nullable Picture> of(
      ProjectionFigure scale, List<? extends ProjectedPatch> topPatches) {
    List<@Nullable Picture> pictures = new ArrayList<>();
    for (ProjectedPatch topPatch : topPatches) {
      Projection there = topPatch.projection().orElse(null);
      pictures.add(
          there == null
              ? null
              : PatchFigure.onBox(scale.closeUp(there), there.box(), topPatch.topPatch().box()));
    }
    return pictures;
  }
}
