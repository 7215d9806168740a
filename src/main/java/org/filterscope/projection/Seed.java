package org.filterscope.projection;

/** Which cells of a unit's map are projected; all others of the layer are set to zero. */
public sealed interface Seed {

  /** The strongest cell; of equals the first in row order. */
  record Strongest() implements Seed {}

  /** One cell. */
  record Cell(int row, int column) implements Seed {}

  /** All cells at once. As two of the modes are not linear, this is not the sum of all cells. */
  record WholeMap() implements Seed {}
}
