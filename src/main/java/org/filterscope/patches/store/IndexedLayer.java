package org.filterscope.patches.store;

import org.filterscope.network.Network;
import org.filterscope.network.Node;

/**
 * A layer that an index knows.
 *
 * @param id its place in the network
 * @param name as the network calls it
 * @param channels its units
 * @param height rows of a unit's map; 1 for a vector
 * @param width columns of a unit's map; 1 for a vector
 * @param checksum of all that its values depend on, see {@link Network#checksum}; empty if an older
 *     version wrote the index
 */
public record IndexedLayer(
    int id, String name, int channels, int height, int width, String checksum) {

  /** A layer of a network. */
  public static IndexedLayer of(Network network, Node node) {
    return new IndexedLayer(
        node.index(),
        node.name(),
        node.shape().channels(),
        node.shape().height(),
        node.shape().width(),
        network.checksum(node));
  }

  /** The same layer under another name. */
  public IndexedLayer named(String other) {
    return new IndexedLayer(id, other, channels, height, width, checksum);
  }

  /** Whether it is known what its values depend on. */
  boolean isChecksummed() {
    return !checksum.isEmpty();
  }

  /** The same layer with what its values depend on. */
  IndexedLayer withChecksum(String known) {
    return new IndexedLayer(id, name, channels, height, width, known);
  }
}
