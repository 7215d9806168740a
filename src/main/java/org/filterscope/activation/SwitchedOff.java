package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;

/**
 * Units that a pass switches off: their output is set to zero. If a layer's activation function
 * maps zero to zero, this is the same as setting the unit's kernel and bias to zero.
 */
public final class SwitchedOff {

  /** Used for passes in which all units are on. */
  static final SwitchedOff NONE = new SwitchedOff(Map.of());

  private final Map<Integer, SortedSet<Integer>> channels;

  private SwitchedOff(Map<Integer, SortedSet<Integer>> channels) {
    this.channels = channels;
  }

  /**
   * Selects units of a network.
   *
   * @param units channels by layer name
   * @throws IllegalArgumentException if there is no such unit
   */
  public static SwitchedOff of(Network network, Map<String, ? extends Collection<Integer>> units) {
    Map<Integer, SortedSet<Integer>> channels = new LinkedHashMap<>();
    units.forEach(
        (name, off) -> {
          Node node =
              network.find(name).orElseThrow(() -> new IllegalArgumentException("No " + name));
          SortedSet<Integer> sorted = new TreeSet<>(off);
          if (!sorted.isEmpty()
              && (sorted.first() < 0 || sorted.last() >= node.shape().channels())) {
            throw new IllegalArgumentException(off + " outside " + node.shape());
          }
          channels.put(node.index(), sorted);
        });
    return new SwitchedOff(channels);
  }

  /**
   * Zeroes the switched-off units in the arrays that a node's step has just filled.
   *
   * @param pooled the pooling that was filled in the same step; the node itself if there is none
   */
  void apply(Node node, Node pooled, Buffers buffers) {
    zero(node, node, buffers);
    if (pooled.index() != node.index()) {
      zero(node, pooled, buffers);
      zero(pooled, pooled, buffers);
    }
  }

  /** Zeroes, in one node's array, the units of another node that it passes on. */
  private void zero(Node units, Node filled, Buffers buffers) {
    SortedSet<Integer> off = channels.get(units.index());
    if (off == null) {
      return;
    }
    Shape shape = filled.shape();
    FloatBuffer values = buffers.output(filled.index()).data().asNioFloat();
    for (int cell = 0; cell < buffers.images() * shape.cells(); cell++) {
      for (int channel : off) {
        values.put(cell * shape.channels() + channel, 0);
      }
    }
  }

  boolean isEmpty() {
    return channels.isEmpty();
  }
}
