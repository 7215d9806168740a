package org.filterscope.patches.query;

import java.util.Optional;
import org.filterscope.image.Picture;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.task.Problem;

/** A winner made visible, or the reason why it cannot be. */
public sealed interface ProjectedPatch {

  /** Which one. */
  TopPatch winner();

  /** What in its patch excited the unit, if there is something to see. */
  default Optional<Projection> projection() {
    return this instanceof Seen seen && seen.projected() instanceof Projection there
        ? Optional.of(there)
        : Optional.empty();
  }

  /**
   * A patch and its projection.
   *
   * @param patch the pixels that the network saw in the winner's box, and no others
   * @param projected what in them excited the unit; its box is the place in the whole input
   */
  record Seen(TopPatch winner, Picture patch, ProjectionResult projected)
      implements ProjectedPatch {}

  /**
   * A photograph that is gone, or that cannot be read any more.
   *
   * @param reason why, and what to do
   */
  record Missing(TopPatch winner, Problem reason) implements ProjectedPatch {}
}
