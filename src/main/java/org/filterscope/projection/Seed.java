package org.filterscope.projection;

/** The cells of a unit's map that are projected; all other cells of the layer are set to zero. */
public sealed interface Seed {

  /** The strongest cell; the first in row order if several are equal. */
  record Strongest() implements Seed {}

  /** One cell. */
  record Cell(int row, int column) implements Seed {}

  /**
   * All cells at once. This is not the sum of the cells' projections, because two of the modes are
   * not linear.
   */
  record WholeMap() implements Seed {}
}
