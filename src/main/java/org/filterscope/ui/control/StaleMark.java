package org.filterscope.ui.control;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * Dims content that no longer matches the selection, until the new content is there. The stylesheet
 * says how much.
 */
public final class StaleMark {

  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private StaleMark() {}

  /**
   * Dims nodes as long as a value is true.
   *
   * @return the subscription, which nodes with a shorter life than the value must end
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
