package org.filterscope.ui.learn.convolution;

import java.util.Optional;
import org.filterscope.lesson.convolution.CellArithmetic;
import org.filterscope.ui.unit.CellAddress;

/**
 * The position of the window, and the result there.
 *
 * @param of the filter
 * @param row of the cell
 * @param column of the cell
 * @param arithmetic how its value is computed
 * @param value the map's, which is the engine's for a unit
 */
record FilterCell(SlidingFilter of, int row, int column, CellArithmetic arithmetic, float value) {

  /** Puts the window on a cell. */
  static FilterCell at(SlidingFilter filter, int row, int column) {
    return new FilterCell(
        filter,
        row,
        column,
        filter.filter().at(filter.inputs(), row, column),
        filter.map().at(row, column));
  }

  /** The unit's cell; empty for a typed kernel. */
  Optional<CellAddress> address() {
    ConvolutionMaps unit = of.unit();
    return unit == null
        ? Optional.empty()
        : Optional.of(new CellAddress(unit.layer().name(), of.channel(), row, column));
  }
}
