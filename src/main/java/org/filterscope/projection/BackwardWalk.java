package org.filterscope.projection;

import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The way of signals back through a network.
 *
 * @param step what each node does to them
 * @param betweenLayers called before each layer, so that background work can give way
 */
record BackwardWalk(
    Pass pass, BackwardStep step, Cancellation cancellation, Runnable betweenLayers) {

  /** For walks whose end alone is wanted. */
  static final Listener NOBODY = (node, signal, beforeActivation) -> {};

  /** Hears of a signal at each node that it passes. */
  @FunctionalInterface
  interface Listener {

    /**
     * All of the signal to a node is there.
     *
     * @param signal at the node's output
     * @param beforeActivation the same before the node's activation
     */
    void passed(Node node, Signal signal, Signal beforeActivation);
  }

  /**
   * Walks a signal from a node's output back to an earlier node's output.
   *
   * @throws Problem if the earlier node does not lead to the later one
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  Signal run(Node from, Signal start, Node to, Listener listener) {
    return run(from, start, false, to, listener);
  }

  /**
   * The same for a signal that may lie before the first node's activation already.
   *
   * @param isBeforeActivation whether it does
   */
  Signal run(Node from, Signal start, boolean isBeforeActivation, Node to, Listener listener) {
    @Nullable Signal[] arrived = new Signal[from.index() + 1];
    arrived[from.index()] = start;
    for (int index = from.index(); index > to.index(); index--) {
      Signal signal = arrived[index];
      if (signal == null) {
        continue;
      }
      cancellation.check();
      betweenLayers.run();
      Node node = pass.network().node(index);
      boolean isPast = isBeforeActivation && index == from.index();
      Signal beforeActivation = isPast ? signal : step.throughActivation(node, signal);
      listener.passed(node, signal, beforeActivation);
      toInputs(node, beforeActivation, arrived);
      arrived[index] = null;
    }
    Signal end = to.index() <= from.index() ? arrived[to.index()] : null;
    if (end == null) {
      throw new Problem("layer.not-before", to.name(), from.name());
    }
    return end;
  }

  /** Hands a signal on to all that a node reads. */
  private void toInputs(Node node, Signal beforeActivation, @Nullable Signal[] arrived) {
    for (int input = 0; input < node.inputs().size(); input++) {
      int source = node.inputs().get(input);
      Signal passed = step.toInput(node, beforeActivation, input);
      Signal earlier = arrived[source];
      arrived[source] = earlier == null ? passed : earlier.plus(passed);
    }
  }
}
