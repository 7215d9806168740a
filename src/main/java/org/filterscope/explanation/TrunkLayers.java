package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * The layers for which the score of a class or another unit can be attributed completely: layers of
 * units that every path to it passes through. In a layer within a branch, the units would account
 * for only part of the score.
 */
final class TrunkLayers {
  private final Model model;
  private final Network network;

  /** The number of nodes that read each node, and the last of these nodes. */
  private final int[] readers;

  private final int[] lastReader;

  private TrunkLayers(Model model, Node target) {
    this.model = model;
    this.network = model.network();
    this.readers = new int[network.nodes().size()];
    this.lastReader = new int[network.nodes().size()];
    boolean[] isRead = new boolean[network.nodes().size()];
    isRead[target.index()] = true;
    for (int index = target.index(); index > 0; index--) {
      for (int input : isRead[index] ? network.node(index).inputs() : List.<Integer>of()) {
        isRead[input] = true;
        readers[input]++;
        lastReader[input] = Math.max(lastReader[input], index);
      }
    }
  }

  /**
   * The layers nearest before a target's, latest first.
   *
   * @param target the classes, or another unit's layer
   * @param depth maximum number of layers
   */
  static List<Node> of(Model model, Node target, int depth) {
    TrunkLayers trunk = new TrunkLayers(model, target);
    List<Node> layers = new ArrayList<>();
    Network network = model.network();
    for (int index = target.index(); index > 0 && layers.size() < depth; index--) {
      Node node = network.node(index);
      boolean leadsThere = trunk.readers[index] > 0;
      if (leadsThere && node.operation().accept(UnitKind.OF) == UnitKind.OWN) {
        Node last = trunk.passedOnTo(node);
        if (last.index() < target.index() && trunk.isLayerOfUnits(node, last)) {
          layers.add(last);
        }
      }
    }
    return layers;
  }

  /**
   * The last node with the same units as a node, after its normalisation and activation function.
   */
  private Node passedOnTo(Node node) {
    Node last = node;
    Node next = node;
    while (readers[next.index()] == 1) {
      next = network.node(lastReader[next.index()]);
      if (next.operation().accept(UnitKind.OF) != UnitKind.PASSED_ON) {
        break;
      }
      last = next.isLayer() ? next : last;
    }
    return last;
  }

  private boolean isLayerOfUnits(Node node, Node last) {
    boolean isClasses = model.nameOf(last, 0).isPresent();
    // Concatenated vectors hold means of maps, not units.
    boolean hasUnits = !last.shape().isVector() || node.operation() instanceof Operation.Dense;
    return !isClasses && hasUnits && isCut(last);
  }

  /** Whether every path goes through a node. */
  private boolean isCut(Node node) {
    for (int earlier = 0; earlier < node.index(); earlier++) {
      if (lastReader[earlier] > node.index()) {
        return false;
      }
    }
    return true;
  }
}
