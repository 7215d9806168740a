package org.filterscope.ui.explore.why;

import org.filterscope.explanation.Target;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.network.Node;

/**
 * What is asked about: a class or a unit on one photograph.
 *
 * @param photograph what the photograph is called
 * @param inspection the photograph as the model sees it
 * @param target the class or unit
 */
record Question(String photograph, Inspection inspection, Target target) {

  /** Whether it is about a class. */
  boolean isClass() {
    return target.node().index() == network().output().index();
  }

  /** Whether it is about a unit with a map. */
  boolean isUnitWithMap() {
    return !isClass() && !target.node().shape().isVector();
  }

  /** The network of the model in use. */
  Network network() {
    return inspection.model().network();
  }

  /** A layer's node in this network, by another network's node of the same name. */
  Node node(String layer) {
    return inspection.layer(layer);
  }
}
