package org.filterscope.projection;

import java.util.BitSet;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Propagates signals back through a network.
 *
 * @param step the backward step of each node
 * @param betweenLayers called before each layer, so that background work can yield
 */
record BackwardWalk(
    Pass pass, BackwardStep step, Cancellation cancellation, Runnable betweenLayers) {

  /** For walks where only the result is needed. */
  static final Listener NOBODY = (node, signal, beforeActivation) -> {};

  /** Is told about the signal at each node that it passes. */
  @FunctionalInterface
  interface Listener {

    /**
     * Called when the complete signal has reached a node.
     *
     * @param signal the signal at the node's output
     * @param beforeActivation the signal before the node's activation function
     */
    void passed(Node node, Signal signal, Signal beforeActivation);
  }

  /**
   * Propagates a signal from a node's output back to an earlier node's output.
   *
   * @throws Problem if the earlier node does not lead to the later one
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  Signal run(Node from, Signal start, Node to, Listener listener) {
    return run(from, start, false, to, listener);
  }

  /**
   * Does the same for a signal that may already be before the first node's activation function.
   *
   * @param isBeforeActivation whether it does
   */
  Signal run(Node from, Signal start, boolean isBeforeActivation, Node to, Listener listener) {
    @Nullable Signal[] arrived = new Signal[from.index() + 1];
    arrived[from.index()] = start;
    BitSet spare = new BitSet();
    for (int index = from.index(); index > to.index(); index--) {
      Signal signal = arrived[index];
      if (signal == null) {
        continue;
      }
      cancellation.check();
      betweenLayers.run();
      Node node = pass.network().node(index);
      boolean isPast = isBeforeActivation && index == from.index();
      boolean isSpare = listener == NOBODY && spare.get(index);
      Signal beforeActivation = isPast ? signal : step.throughActivation(node, signal, isSpare);
      listener.passed(node, signal, beforeActivation);
      toInputs(node, beforeActivation, arrived, spare);
      arrived[index] = null;
    }
    Signal end = to.index() <= from.index() ? arrived[to.index()] : null;
    if (end == null) {
      throw new Problem("layer.not-before", to.name(), from.name());
    }
    return end;
  }

  /**
   * Passes a signal on to all inputs of a node.
   *
   * @param spare the nodes whose signal nothing else refers to
   */
  private void toInputs(
      Node node, Signal beforeActivation, @Nullable Signal[] arrived, BitSet spare) {
    for (int input = 0; input < node.inputs().size(); input++) {
      if (!step.reaches(node, input)) {
        continue;
      }
      int source = node.inputs().get(input);
      Signal passed = step.toInput(node, beforeActivation, input);
      Signal earlier = arrived[source];
      arrived[source] = earlier == null ? passed : earlier.plus(passed);
      spare.set(source, earlier != null || passed.values() != beforeActivation.values());
    }
  }
}
