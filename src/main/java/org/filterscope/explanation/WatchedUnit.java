package org.filterscope.explanation;

import java.util.OptionalInt;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Problem;

/**
 * The unit that is watched while a photograph is covered, as it is without a cover.
 *
 * @param channel its channel
 * @param total the sum of its map
 * @param map its map
 */
record WatchedUnit(int channel, double total, FeatureMap map) {

  /**
   * A unit of a layer.
   *
   * @param wanted its channel; empty for the channel with the largest map sum
   * @throws Problem if there is no such channel
   */
  static WatchedUnit of(Pass pass, Node layer, OptionalInt wanted) {
    LayerMaps maps = pass.maps(layer);
    int channels = layer.shape().channels();
    int unit = 0;
    if (wanted.isPresent()) {
      unit = wanted.getAsInt();
      if (unit < 0 || unit >= channels) {
        throw new Problem("channel.unknown", unit, layer.name(), channels - 1);
      }
    } else {
      for (int c = 1; c < channels; c++) {
        unit = total(maps.map(c)) > total(maps.map(unit)) ? c : unit;
      }
    }
    FeatureMap map = maps.map(unit);
    return new WatchedUnit(unit, total(map), map);
  }

  /** The sum of the map outside a region. */
  double outside(Region region) {
    double sum = total;
    for (int row = region.top(); row < region.bottom(); row++) {
      for (int column = region.left(); column < region.right(); column++) {
        sum -= map.at(row, column);
      }
    }
    return sum;
  }

  /** The index of the largest probability; the first if several are equal. */
  static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  private static double total(FeatureMap map) {
    double total = 0;
    for (float value : map.values()) {
      total += value;
    }
    return total;
  }
}
