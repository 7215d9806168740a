package org.filterscope.ui.learn.answer;

import org.filterscope.activation.FeatureMap;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;

/**
 * A map in colours; those with negative values in the colours that tell them apart.
 *
 * @param map its values
 * @param painter its colours and what they stand for
 * @param picture a pixel a cell
 */
record PaintedMap(FeatureMap map, MapPainter painter, Picture picture) {

  /** On its own scale; not on the interface's thread. */
  static PaintedMap of(FeatureMap map) {
    return of(map, Scale.of(map));
  }

  /** On a scale that it may share with others. */
  static PaintedMap of(FeatureMap map, Scale scale) {
    MapPainter painter =
        new MapPainter(scale.low() < 0 ? ColourMap.DIVERGING : ColourMap.VIRIDIS, scale);
    return new PaintedMap(map, painter, painter.paint(map));
  }
}
