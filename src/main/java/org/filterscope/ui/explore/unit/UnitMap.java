package org.filterscope.ui.explore.unit;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.Peak;
import org.filterscope.network.Node;
import org.filterscope.ui.explore.layer.MapsOfLayer;

/**
 * One unit on one photograph.
 *
 * @param maps of its layer
 * @param channel the unit
 * @param map its map, a single value for a vector
 * @param mean over its cells
 */
public record UnitMap(MapsOfLayer maps, int channel, FeatureMap map, float mean) {

  /** Copies the map out of its layer. */
  public static UnitMap of(MapsOfLayer maps, int channel) {
    return new UnitMap(maps, channel, maps.maps().map(channel), maps.maps().mean(channel));
  }

  /** Its layer. */
  public Node layer() {
    return maps.layer();
  }

  /** Its strongest cell. */
  public Peak peak() {
    return maps.peaks()[channel];
  }
}
