package org.filterscope.figure;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.patches.query.ProjectedWinner;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/** The projections of a unit's winners, painted pixel for pixel on one scale. */
final class WinnerFigure {

  private WinnerFigure() {}

  /**
   * Paints projections.
   *
   * @param contrast which absolute value of all of them is full colour
   * @return for each winner its box; null where there is no projection
   */
  static List<@Nullable Picture> of(
      ChannelOrder order, List<? extends ProjectedWinner> winners, Contrast contrast) {
    List<Projection> projections =
        winners.stream().flatMap(winner -> winner.projection().stream()).toList();
    ProjectionFigure scale = ProjectionFigure.of(order, projections, contrast);
    List<@Nullable Picture> pictures = new ArrayList<>();
    for (ProjectedWinner winner : winners) {
      Projection there = winner.projection().orElse(null);
      pictures.add(
          there == null
              ? null
              : PatchFigure.onBox(scale.closeUp(there), there.box(), winner.winner().box()));
    }
    return pictures;
  }
}
