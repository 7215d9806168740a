package org.filterscope.patches;

import org.filterscope.image.Picture;
import org.filterscope.projection.Projected;
import org.filterscope.task.Problem;

/** A winner made visible, or the reason why it cannot be. */
public sealed interface ProjectedWinner {

  /** Which one. */
  Winner winner();

  /**
   * A patch and its projection.
   *
   * @param patch the pixels that the network saw in the winner's box, and no others
   * @param projected what in them excited the unit; its box is the place in the whole input
   */
  record Seen(Winner winner, Picture patch, Projected projected) implements ProjectedWinner {}

  /**
   * A photograph that is gone, or that cannot be read any more.
   *
   * @param reason why, and what to do
   */
  record Missing(Winner winner, Problem reason) implements ProjectedWinner {}
}
