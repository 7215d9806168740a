package org.filterscope.explanation;

import org.filterscope.activation.FeatureMap;

/**
 * Figure 7 of Zeiler and Fergus 2013 for one photograph: what became of a unit and of the answer
 * wherever a square was laid over it. The maps have a cell for each position.
 *
 * @param grid the positions
 * @param layer the watched unit's layer
 * @param channel the watched unit
 * @param total the sum of its map without a square
 * @param target the watched class's place in the output
 * @param probability of that class without a square
 * @param totals the unit's sum at each position: figure 7 (b)
 * @param probabilities of the class at each position: figure 7 (d)
 * @param labels the likeliest class at each position, its place in the output: figure 7 (e)
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

  /** The position where the unit's sum is lowest; of equals the first. */
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
