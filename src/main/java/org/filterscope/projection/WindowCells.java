package org.filterscope.projection;

import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * The input cells under an operation's windows. Cells are numbered row by row.
 *
 * @param output the shape of the operation's output
 * @param input the shape of its input
 */
record WindowCells(Operation.Windowed operation, Shape output, Shape input) {

  /** Stands for a tap in the padding. */
  static final int PADDING = -1;

  /**
   * The input cell under each tap of one window, row by row.
   *
   * @param cell the output cell that the window belongs to
   * @return {@link #PADDING} for taps in the padding
   */
  int[] under(int cell) {
    Window down = operation.vertical();
    Window across = operation.horizontal();
    int[] cells = new int[down.kernel() * across.kernel()];
    int tap = 0;
    for (int ky = 0; ky < down.kernel(); ky++) {
      int row = down.input(cell / output.width(), ky);
      for (int kx = 0; kx < across.kernel(); kx++) {
        int column = across.input(cell % output.width(), kx);
        cells[tap++] = input.contains(row, column) ? row * input.width() + column : PADDING;
      }
    }
    return cells;
  }
}
