package org.filterscope.ui.learn.chapter;

import org.filterscope.activation.FeatureMap;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;

/**
 * A feature map in colours that suit its values: two colours around zero if some are negative. It
 * is painted off the JavaFX application thread.
 *
 * @param map the values
 * @param painter the colours, and the values at their ends
 * @param picture one pixel per cell
 */
public record PaintedMap(FeatureMap map, MapPainter painter, Picture picture) {

  /** Paints a map on its own scale, in viridis if no value is negative. */
  public static PaintedMap of(FeatureMap map) {
    return of(map, Scale.of(map));
  }

  /** Paints a map on a scale that others may share, in viridis if it has no negative values. */
  public static PaintedMap of(FeatureMap map, Scale scale) {
    return of(map, scale, ColourMap.VIRIDIS);
  }

  /**
   * Paints a map.
   *
   * @param positive the colours for a scale without negative values
   */
  public static PaintedMap of(FeatureMap map, Scale scale, ColourMap positive) {
    MapPainter painter = new MapPainter(scale.low() < 0 ? ColourMap.DIVERGING : positive, scale);
    return new PaintedMap(map, painter, painter.paint(map));
  }
}
