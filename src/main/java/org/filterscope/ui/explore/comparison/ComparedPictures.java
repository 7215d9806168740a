package org.filterscope.ui.explore.comparison;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.ui.explore.layer.Scaling;
import org.filterscope.ui.explore.unit.MapPictureViewModel;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.unit.UnitMap;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a comparison, painted on one scale: a colour means the same value on either.
 *
 * @param left the first photograph
 * @param right the second, or the same through an earlier model
 * @param maps how both maps are painted; null while there are none
 * @param fullColour the absolute value that is full colour in both projections; 0 while there is
 *     none
 */
public record ComparedPictures(Side left, Side right, @Nullable MapPainter maps, float fullColour) {

  /** Nothing to see. */
  static final ComparedPictures NONE =
      new ComparedPictures(new Side(null, null), new Side(null, null), null, 0);

  /**
   * One side.
   *
   * @param map null where there is none
   * @param projection null while there is none; that of a silent unit has no picture
   */
  public record Side(
      MapPictureViewModel.@Nullable Painted map, @Nullable PaintedProjection projection) {}

  /**
   * What is compared, before it is painted.
   *
   * @param map null where there is none
   * @param projection null while there is none
   * @param order which colour the network's input has first
   */
  record Source(
      @Nullable UnitMap map, @Nullable PaintedProjection projection, ChannelOrder order) {}

  /**
   * Paints both sides; not on the JavaFX application thread.
   *
   * @param scaling whether the scale is that of both maps or that of both layers
   * @param isOverlay whether maps lie over what the network saw
   */
  static ComparedPictures of(
      Source left, Source right, ColourMap colours, Scaling scaling, boolean isOverlay) {
    MapPainter maps = painter(List.of(left, right), colours, scaling);
    float fullColour = Math.max(fullColour(left), fullColour(right));
    return new ComparedPictures(
        side(left, maps, isOverlay, fullColour),
        side(right, maps, isOverlay, fullColour),
        maps,
        fullColour);
  }

  private static @Nullable MapPainter painter(
      List<Source> sources, ColourMap colours, Scaling scaling) {
    List<Scale> scales = new ArrayList<>();
    for (Source source : sources) {
      UnitMap map = source.map();
      if (map != null && !map.layer().shape().isVector()) {
        scales.add(scaling == Scaling.LAYER ? map.maps().scale() : Scale.of(map.map()));
      }
    }
    return scales.stream()
        .reduce(Scale::including)
        .map(scale -> new MapPainter(colours, scale))
        .orElse(null);
  }

  private static float fullColour(Source source) {
    PaintedProjection projection = source.projection();
    return projection == null ? 0 : projection.fullColour();
  }

  private static Side side(
      Source source, @Nullable MapPainter maps, boolean isOverlay, float fullColour) {
    UnitMap map = source.map();
    PaintedProjection projection = source.projection();
    return new Side(
        map == null || maps == null || map.layer().shape().isVector()
            ? null
            : MapPictureViewModel.Painted.of(map, maps, isOverlay),
        projection == null ? null : projection.onSharedScale(fullColour, source.order()));
  }
}
