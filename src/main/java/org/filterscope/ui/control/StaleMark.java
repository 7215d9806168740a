package org.filterscope.ui.control;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * Dims what is still shown but no longer of what is chosen, until the new is there. How much is in
 * the stylesheet.
 */
public final class StaleMark {

  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private StaleMark() {}

  /**
   * Dims nodes as long as a value is true.
   *
   * @return to be ended by nodes that do not live as long as the value does
   */
  public static Subscription follow(ObservableBooleanValue stale, Node... nodes) {
    for (Node node : nodes) {
      node.getStyleClass().add("dimmed-when-stale");
    }
    return stale.subscribe(isStale -> mark(isStale, nodes));
  }

  private static void mark(boolean isStale, Node... nodes) {
    for (Node node : nodes) {
      node.pseudoClassStateChanged(STALE, isStale);
    }
  }
}
