package org.filterscope.projection;

import java.util.BitSet;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.SpatialVisitor;

/**
 * Finds the cells of an input that some cells of a node depend on. Cells are numbered row by row.
 *
 * @param cells the node's cells
 * @param shape the node's shape
 * @param source the input's shape
 */
record InputCells(BitSet cells, Shape shape, Shape source) implements SpatialVisitor<BitSet> {

  @Override
  public BitSet input(Operation.Input operation) {
    return new BitSet();
  }

  @Override
  public BitSet windowed(Operation.Windowed operation) {
    BitSet behind = new BitSet(source.cells());
    WindowCells windows = new WindowCells(operation, shape, source);
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      for (int from : windows.under(cell)) {
        if (from != WindowCells.PADDING) {
          behind.set(from);
        }
      }
    }
    return behind;
  }

  @Override
  public BitSet upsampling(Operation.Upsampling operation) {
    BitSet behind = new BitSet(source.cells());
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int row = cell / shape.width() / operation.rows();
      behind.set(row * source.width() + cell % shape.width() / operation.columns());
    }
    return behind;
  }

  @Override
  public BitSet global() {
    BitSet all = new BitSet(source.cells());
    if (!cells.isEmpty()) {
      all.set(0, source.cells());
    }
    return all;
  }

  @Override
  public BitSet pointwise() {
    return cells;
  }
}
