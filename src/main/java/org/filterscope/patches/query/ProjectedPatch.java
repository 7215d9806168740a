package org.filterscope.patches.query;

import java.util.Optional;
import org.filterscope.image.Picture;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.task.Problem;

/** A top patch and its projection, or the reason why it cannot be shown. */
public sealed interface ProjectedPatch {

  /** The top patch. */
  TopPatch topPatch();

  /** The projection of the unit's activation, if there is one. */
  default Optional<Projection> projection() {
    return this instanceof Seen seen && seen.projected() instanceof Projection there
        ? Optional.of(there)
        : Optional.empty();
  }

  /**
   * A patch and its projection.
   *
   * @param patch the pixels that the network saw in the top patch's box
   * @param projected the projection of the unit's activation; its box is in coordinates of the
   *     whole input
   */
  record Seen(TopPatch topPatch, Picture patch, ProjectionResult projected)
      implements ProjectedPatch {}

  /**
   * A photograph that is missing or can no longer be read.
   *
   * @param reason why it is missing and what to do about it
   */
  record Missing(TopPatch topPatch, Problem reason) implements ProjectedPatch {}
}
