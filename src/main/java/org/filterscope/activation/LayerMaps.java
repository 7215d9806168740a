package org.filterscope.activation;

import java.util.Arrays;
import org.filterscope.network.Shape;

/**
 * All channels of a layer's output for one image, after the activation.
 *
 * @param layer the layer's name
 * @param shape the layer's output shape, maps or a vector
 * @param values activations, {@code [channels, height, width]}, or one for each unit of a vector
 */
public record LayerMaps(String layer, Shape shape, float[] values) {

  /** Checks that the number of values matches the shape. */
  public LayerMaps {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for " + shape);
    }
  }

  /** A copy of one channel's map; for a vector, a 1 x 1 map. */
  public FeatureMap map(int channel) {
    int cells = shape.cells();
    return new FeatureMap(
        shape.height(),
        shape.width(),
        Arrays.copyOfRange(values, channel * cells, (channel + 1) * cells));
  }

  /** The strongest cell of a channel; the first in row order if several are equal. */
  public Peak peak(int channel) {
    int cells = shape.cells();
    int first = channel * cells;
    int best = first;
    for (int i = first + 1; i < first + cells; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    int cell = best - first;
    return new Peak(cell / shape.width(), cell % shape.width(), values[best]);
  }

  /** The mean activation of a channel. */
  public float mean(int channel) {
    int cells = shape.cells();
    double sum = 0;
    for (int i = channel * cells; i < (channel + 1) * cells; i++) {
      sum += values[i];
    }
    return (float) (sum / cells);
  }
}
