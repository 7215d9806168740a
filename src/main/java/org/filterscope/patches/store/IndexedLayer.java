package org.filterscope.patches.store;

import java.io.Serializable;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/**
 * A layer in an index.
 *
 * @param id the layer's position in the network
 * @param name the layer's name in the network
 * @param channels number of units
 * @param height number of rows of a unit's map; 1 for a vector
 * @param width number of columns of a unit's map; 1 for a vector
 * @param checksum checksum of everything that the layer's values depend on, see {@link
 *     Network#checksum}; empty if the index was written by an older version
 */
public record IndexedLayer(
    int id, String name, int channels, int height, int width, String checksum)
    implements Serializable {

  /** Describes a layer of a network. */
  public static IndexedLayer of(Network network, Node node) {
    return new IndexedLayer(
        node.index(),
        node.name(),
        node.shape().channels(),
        node.shape().height(),
        node.shape().width(),
        network.checksum(node));
  }

  /** The same layer with another name. */
  public IndexedLayer named(String other) {
    return new IndexedLayer(id, other, channels, height, width, checksum);
  }

  /** Whether the layer has a checksum. */
  boolean isChecksummed() {
    return !checksum.isEmpty();
  }

  /** The same layer with a checksum. */
  IndexedLayer withChecksum(String known) {
    return new IndexedLayer(id, name, channels, height, width, known);
  }
}
