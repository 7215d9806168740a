package org.filterscope.explanation;

import org.filterscope.activation.FeatureMap;

/**
 * Figure 7 of Zeiler and Fergus 2013 for one photograph: how a unit and the classification change
 * when a square covers each position. The maps have one cell for each position.
 *
 * @param grid the positions
 * @param layer the watched unit's layer
 * @param channel the watched unit's channel
 * @param total the sum of the unit's map without a square
 * @param target the watched class's index in the output
 * @param probability the class's probability without a square, from 0 to 1
 * @param totals the sum of the unit's map for each position: figure 7 (b)
 * @param probabilities the class's probability for each position: figure 7 (d)
 * @param labels the index of the most likely class for each position: figure 7 (e)
 */
public record OcclusionMaps(
    CoverGrid grid,
    String layer,
    int channel,
    double total,
    int target,
    double probability,
    FeatureMap totals,
    FeatureMap probabilities,
    FeatureMap labels) {

  /** The position with the lowest sum of the unit's map; the first if several are equal. */
  public int lowest() {
    float[] values = totals.values();
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }
}
