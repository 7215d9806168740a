package org.filterscope.ui.learn.answer;

import javafx.scene.Node;

/** The part of a chapter's figure that belongs to one of its steps. */
interface StepFigure extends AutoCloseable {

  /** What it looks like; always the same node. */
  Node node();

  /** Whether it has nothing to show before a photograph is open. */
  default boolean needsPhotograph() {
    return true;
  }

  /**
   * Called when the figure comes into view or goes out of it. Nothing is computed before it is in
   * view.
   */
  default void look(boolean isNow) {}

  @Override
  default void close() {}
}
