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

  /**
   * A copy in which each position that is not known yet has the values of the nearest known one
   * above and to the left, on the coarsest grid that has one.
   *
   * @param known the known positions, coarse to fine, the first position among them
   */
  OcclusionMaps spread(int[] known) {
    boolean[] isKnown = new boolean[grid.count()];
    for (int position : known) {
      isKnown[position] = true;
    }
    int[] sources = grid.sources(isKnown);
    return new OcclusionMaps(
        grid,
        layer,
        channel,
        total,
        target,
        probability,
        spread(totals, sources),
        spread(probabilities, sources),
        spread(labels, sources));
  }

  private static FeatureMap spread(FeatureMap map, int[] sources) {
    float[] values = new float[sources.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = map.values()[sources[i]];
    }
    return new FeatureMap(map.height(), map.width(), values);
  }

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
