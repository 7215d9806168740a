package org.filterscope.projection;

import java.util.BitSet;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * Finds the cells of an input that some cells of a node depend on, for each kind of operation.
 * Cells are numbered row by row.
 *
 * @param cells the node's cells
 * @param shape the node's shape
 * @param source the input's shape
 */
record InputCells(BitSet cells, Shape shape, Shape source) implements OperationVisitor<BitSet> {

  private BitSet all() {
    BitSet all = new BitSet(source.cells());
    if (!cells.isEmpty()) {
      all.set(0, source.cells());
    }
    return all;
  }

  private BitSet under(Operation.Windowed windows) {
    BitSet behind = new BitSet(source.cells());
    Window down = windows.vertical();
    Window across = windows.horizontal();
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      for (int ky = 0; ky < down.kernel(); ky++) {
        int row = down.input(cell / shape.width(), ky);
        for (int kx = 0; kx < across.kernel(); kx++) {
          int column = across.input(cell % shape.width(), kx);
          if (source.contains(row, column)) {
            behind.set(row * source.width() + column);
          }
        }
      }
    }
    return behind;
  }

  @Override
  public BitSet input(Operation.Input operation) {
    return new BitSet();
  }

  @Override
  public BitSet convolution(Operation.Convolution operation) {
    return under(operation);
  }

  @Override
  public BitSet maxPooling(Operation.MaxPooling operation) {
    return under(operation);
  }

  @Override
  public BitSet averagePooling(Operation.AveragePooling operation) {
    return under(operation);
  }

  @Override
  public BitSet padding(Operation.Padding operation) {
    return under(operation);
  }

  @Override
  public BitSet globalAverage(Operation.GlobalAverage operation) {
    return all();
  }

  @Override
  public BitSet flatten(Operation.Flatten operation) {
    return all();
  }

  @Override
  public BitSet dense(Operation.Dense operation) {
    return cells;
  }

  @Override
  public BitSet normalisation(Operation.Normalisation operation) {
    return cells;
  }

  @Override
  public BitSet identity(Operation.Identity operation) {
    return cells;
  }

  @Override
  public BitSet concatenation(Operation.Concatenation operation) {
    return cells;
  }

  @Override
  public BitSet addition(Operation.Addition operation) {
    return cells;
  }

  @Override
  public BitSet merge(Operation.Merge operation) {
    return cells;
  }

  @Override
  public BitSet l2Normalisation(Operation.L2Normalisation operation) {
    return cells;
  }
}
