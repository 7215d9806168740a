package org.filterscope.experiment.vector;

import java.util.List;

/**
 * What chosen layers and the output make of one input.
 *
 * @param layers one vector for each chosen layer, all its values
 * @param probabilities the output
 */
public record LayerVectors(List<float[]> layers, float[] probabilities) {

  /** Copies the list, though not the arrays in it. */
  public LayerVectors {
    layers = List.copyOf(layers);
  }

  /**
   * The distance between two vectors after each is scaled to length one: from 0 to 2, and at most
   * the square root of two where no value is negative. A vector of zeros has no direction; it is as
   * far from all others as if it were at right angles, and at no distance from another of zeros.
   */
  public static double distance(float[] one, float[] other) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      first += (double) one[i] * one[i];
      second += (double) other[i] * other[i];
    }
    if (first == 0 && second == 0) {
      return 0;
    }
    double cosine = product == 0 ? 0 : product / Math.sqrt(first) / Math.sqrt(second);
    return Math.sqrt(Math.max(0, 2 - 2 * cosine));
  }
}
