package org.filterscope.ui.explore.unit;

import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;

/**
 * A projection that is kept in view. It says itself where it is from, as it outlives the model and
 * the photograph.
 *
 * @param model the name of the model that it is of
 * @param unit what the unit is called there, such as {@code conv4_2 / 17}
 * @param painted the projection; never a silent unit
 */
public record FrozenProjection(String model, String unit, PaintedProjection painted) {

  /** Refuses what shows nothing. */
  public FrozenProjection {
    if (!(painted.projected() instanceof Projection)) {
      throw new IllegalArgumentException(unit + " has no projection");
    }
  }

  /** What it is of. */
  public Projection projection() {
    return (Projection) painted.projected();
  }

  /** How it was projected. */
  public Mode mode() {
    return projection().mode();
  }

  /** What the photograph is called. */
  public String photograph() {
    return painted.photograph();
  }

  /** Where it is from and on which scale, for the files that it is saved in. */
  String description() {
    return painted.description() + " (" + model + ")";
  }
}
