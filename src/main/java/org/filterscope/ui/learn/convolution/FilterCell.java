package org.filterscope.ui.learn.convolution;

import org.filterscope.lesson.convolution.CellArithmetic;

/**
 * Where the window is, and what comes of it there.
 *
 * @param of the filter
 * @param row of the cell
 * @param column of the cell
 * @param arithmetic how its value comes about
 * @param value the map's, which is the engine's for a unit
 */
record FilterCell(SlidingFilter of, int row, int column, CellArithmetic arithmetic, float value) {

  /** Puts the window there. */
  static FilterCell at(SlidingFilter filter, int row, int column) {
    return new FilterCell(
        filter,
        row,
        column,
        filter.filter().at(filter.inputs(), row, column),
        filter.map().at(row, column));
  }
}
