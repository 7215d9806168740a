package org.filterscope.activation;

import java.util.Arrays;
import org.filterscope.network.Shape;

/**
 * All channels of a layer's output for one image, after the activation.
 *
 * @param layer the layer's name
 * @param shape {@code [channels, height, width]}, or a vector
 * @param values channel by channel, row by row
 */
public record LayerMaps(String layer, Shape shape, float[] values) {

  /** Refuses values that do not fill the shape. */
  public LayerMaps {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for " + shape);
    }
  }

  /** A copy of one channel's map; of a vector, the single value. */
  public FeatureMap map(int channel) {
    int cells = shape.cells();
    return new FeatureMap(
        shape.height(),
        shape.width(),
        Arrays.copyOfRange(values, channel * cells, (channel + 1) * cells));
  }

  /** The strongest cell of a channel; of equals the first in row order. */
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

  /** The mean of a channel over its cells. */
  public float mean(int channel) {
    int cells = shape.cells();
    double sum = 0;
    for (int i = channel * cells; i < (channel + 1) * cells; i++) {
      sum += values[i];
    }
    return (float) (sum / cells);
  }
}
