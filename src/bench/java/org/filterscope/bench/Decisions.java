package org.filterscope.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;

/**
 * Which rectifiers of one image's pass were open and which cell each 2 x 2 pooling window chose,
 * for a network of convolutions and such poolings.
 */
final class Decisions {
  private final Network network;
  private final Map<Integer, BitSet> open = new HashMap<>();
  private final Map<Integer, byte[]> chosen = new HashMap<>();

  Decisions(Network network) {
    this.network = network;
  }

  /**
   * Enters a convolution's rectifiers, and the switches of the pooling behind it if there is one.
   *
   * @param maps the activations, {@code [height, width, channels]}
   */
  void enter(Node node, float[] maps) {
    BitSet positive = new BitSet(maps.length);
    for (int i = 0; i < maps.length; i++) {
      positive.set(i, maps[i] > 0);
    }
    open.put(node.index(), positive);
    Node next = node.index() + 1 < network.nodes().size() ? network.node(node.index() + 1) : node;
    if (next.operation() instanceof Operation.MaxPooling) {
      int[] places = new int[next.shape().size()];
      for (int i = 0; i < places.length; i++) {
        int best = place(node.shape(), i, 0);
        for (int tap = 1; tap < 4; tap++) {
          int place = place(node.shape(), i, tap);
          best = maps[place] > maps[best] ? place : best;
        }
        places[i] = best;
      }
      enterSwitches(next, places);
    }
  }

  /**
   * Enters a pooling's switches.
   *
   * @param places for each pooled value, the index of its maximum in the pooling's input
   */
  void enterSwitches(Node pooling, int[] places) {
    Shape source = network.node(pooling.inputs().get(0)).shape();
    byte[] taps = new byte[places.length];
    for (int i = 0; i < taps.length; i++) {
      for (int tap = 1; tap < 4; tap++) {
        if (place(source, i, tap) == places[i]) {
          taps[i] = (byte) tap;
        }
      }
    }
    chosen.put(pooling.index(), taps);
  }

  /** Whether a rectifier was open. */
  boolean isOpen(Node node, int place) {
    return Objects.requireNonNull(open.get(node.index())).get(place);
  }

  /** The cell of a window that was chosen, from 0 to 3 in row order. */
  int chosen(Node pooling, int place) {
    return Objects.requireNonNull(chosen.get(pooling.index()))[place];
  }

  /**
   * The index of a window's cell in the pooling's input.
   *
   * @param place index of the pooled value
   * @param tap the cell, from 0 to 3 in row order
   */
  static int place(Shape source, int place, int tap) {
    int channels = source.channels();
    int across = source.width() / 2;
    int cell = place / channels;
    int row = cell / across * 2 + tap / 2;
    int column = cell % across * 2 + tap % 2;
    return (row * source.width() + column) * channels + place % channels;
  }
}
