package org.filterscope.ui.learn.convolution;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;

/**
 * A map in colours that suit its values: two colours around zero where some are negative.
 *
 * @param picture one pixel a cell
 * @param colours of the picture
 * @param scale which values their ends stand for
 */
record PaintedMap(Picture picture, ColourMap colours, Scale scale) {

  /**
   * Paints a map on its own scale.
   *
   * @param positive the colours where no value is negative
   */
  static PaintedMap of(FeatureMap map, ColourMap positive) {
    return of(map, positive, Scale.of(map));
  }

  /** Paints a map on a scale that others share. */
  static PaintedMap of(FeatureMap map, ColourMap positive, Scale shared) {
    ColourMap colours = shared.low() < 0 ? ColourMap.DIVERGING : positive;
    MapPainter painter = new MapPainter(colours, shared);
    return new PaintedMap(painter.paint(map), colours, painter.scale());
  }

  /** One channel of a layer, on its own scale. */
  static PaintedMap of(LayerMaps maps, int channel, ColourMap positive) {
    return of(maps.map(channel), positive);
  }
}
