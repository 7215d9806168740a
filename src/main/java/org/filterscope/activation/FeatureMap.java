package org.filterscope.activation;

/**
 * One channel of a layer's output for one image.
 *
 * @param height number of rows
 * @param width number of columns
 * @param values activations, {@code [height, width]}, row by row
 */
public record FeatureMap(int height, int width, float[] values) {

  /** Checks that the number of values matches the size of the map. */
  public FeatureMap {
    if (values.length != height * width) {
      throw new IllegalArgumentException(values.length + " values for " + height + "x" + width);
    }
  }

  /** The value of a cell. */
  public float at(int row, int column) {
    return values[row * width + column];
  }

  /** The strongest cell; the first in row order if several are equal. */
  public Peak peak() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return new Peak(best / width, best % width, values[best]);
  }
}
