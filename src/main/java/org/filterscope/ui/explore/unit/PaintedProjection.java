package org.filterscope.ui.explore.unit;

import java.util.Locale;
import org.filterscope.activation.Peak;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.ProjectionFigure;
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
 * @param isShared whether that is the value of several projections that are compared
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
    boolean isShared,
    @Nullable Picture whole,
    @Nullable Picture closeUp) {

  private static final int SIDE = 448;

  /** Paints a projection; not on the JavaFX application thread. */
  public static PaintedProjection of(
      String photograph,
      MapsOfLayer maps,
      Seed asked,
      ProjectionResult projected,
      ChannelOrder order,
      Contrast contrast) {
    int channel =
        projected instanceof Projection projection
            ? projection.channel()
            : ((SilentUnit) projected).channel();
    return new PaintedProjection(
            photograph,
            maps.inspection().input(),
            asked,
            maps.peaks()[channel],
            projected,
            contrast,
            0,
            false,
            null,
            null)
        .with(contrast, order);
  }

  /** The same projection, with another of its values as full colour; painted on a worker. */
  PaintedProjection with(Contrast other, ChannelOrder order) {
    return projected instanceof Projection projection
        ? paint(projection, other, ProjectionFigure.of(order, projection, other), false)
        : new PaintedProjection(
            photograph, input, asked, peak, projected, other, 0, false, null, null);
  }

  /**
   * The same projection on the scale of several that are compared; painted on a worker.
   *
   * @param shared the absolute value that is full colour in all of them
   */
  public PaintedProjection onSharedScale(float shared, ChannelOrder order) {
    return projected instanceof Projection projection
        ? paint(projection, contrast, new ProjectionFigure(order, shared), true)
        : this;
  }

  private PaintedProjection paint(
      Projection projection, Contrast other, ProjectionFigure figure, boolean isCompared) {
    return new PaintedProjection(
        photograph,
        input,
        asked,
        peak,
        projection,
        other,
        figure.fullColour(),
        isCompared,
        figure.onInput(projection, input.height(), input.width()),
        figure.closeUp(projection, SIDE));
  }

  /** What is shown and on which scale, for the files that it is saved in. */
  public String description() {
    String unit =
        projected instanceof Projection projection
            ? projection.layer()
                + " / "
                + projection.channel()
                + ", "
                + projection.mode().name().toLowerCase(Locale.ROOT)
            : "nothing";
    return photograph
        + ", "
        + unit
        + ": "
        + contrast.description(fullColour)
        + (isShared ? ", the larger of the two compared" : "");
  }

  /** The projection, or the part of it that can differ from zero; null if there is none. */
  public @Nullable Picture picture(boolean isCloseUp) {
    return isCloseUp ? closeUp : whole;
  }
}
