package org.filterscope.ui.explore.unit;

import org.filterscope.activation.Peak;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.ProjectionFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.jspecify.annotations.Nullable;

/**
 * What came of a projection, painted.
 *
 * @param photograph what the photograph is called
 * @param input what the network saw of it
 * @param asked what was to be projected; in the projection, the strongest cell is just a cell
 * @param peak the unit's strongest cell on this photograph
 * @param projected the projection, or why there is none
 * @param contrast which of its values is full colour
 * @param fullColour that value; 0 if there is no projection
 * @param whole the projection at its place in the input; null if there is none
 * @param closeUp the part of it that can differ from zero; null if there is none
 */
public record PaintedProjection(
    String photograph,
    Picture input,
    Seed asked,
    Peak peak,
    ProjectionResult projected,
    Contrast contrast,
    float fullColour,
    @Nullable Picture whole,
    @Nullable Picture closeUp) {

  private static final int SIDE = 448;

  /** Paints a projection; not on the interface's thread. */
  public static PaintedProjection of(
      String photograph,
      MapsOfLayer maps,
      Seed asked,
      ProjectionResult projected,
      ChannelOrder order,
      Contrast contrast) {
    Picture input = maps.inspection().input();
    if (projected instanceof Projection projection) {
      ProjectionFigure figure = ProjectionFigure.of(order, projection, contrast);
      return new PaintedProjection(
          photograph,
          input,
          asked,
          maps.peaks()[projection.channel()],
          projection,
          contrast,
          figure.fullColour(),
          figure.onInput(projection, input.height(), input.width()),
          enlarged(figure.closeUp(projection)));
    }
    Peak peak = maps.peaks()[((SilentUnit) projected).channel()];
    return new PaintedProjection(
        photograph, input, asked, peak, projected, contrast, 0, null, null);
  }

  /** The projection, or the part of it that can differ from zero; null if there is none. */
  public @Nullable Picture picture(boolean isCloseUp) {
    return isCloseUp ? closeUp : whole;
  }

  /** Drawn larger by JavaFX, few pixels would run into each other. */
  private static Picture enlarged(Picture small) {
    int factor = Math.max(1, SIDE / Math.max(small.width(), small.height()));
    return Tiles.enlarged(small, small.width() * factor, small.height() * factor);
  }
}
