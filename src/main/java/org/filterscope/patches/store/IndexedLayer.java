package org.filterscope.patches.store;

import org.filterscope.network.Node;

/**
 * A layer that an index knows.
 *
 * @param id its place in the network
 * @param name as the network calls it
 * @param channels its units
 * @param height rows of a unit's map; 1 for a vector
 * @param width columns of a unit's map; 1 for a vector
 */
public record IndexedLayer(int id, String name, int channels, int height, int width) {

  public static IndexedLayer of(Node node) {
    return new IndexedLayer(
        node.index(),
        node.name(),
        node.shape().channels(),
        node.shape().height(),
        node.shape().width());
  }
}
