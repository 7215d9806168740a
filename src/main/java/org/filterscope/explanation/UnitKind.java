package org.filterscope.explanation;

import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;

/** How the units of an operation relate to the units of its inputs. */
enum UnitKind {
  /** The operation has its own units, because it mixes its inputs or joins branches. */
  OWN,
  /** The operation passes on the units of its input, cell by cell. */
  PASSED_ON,
  /** The operation passes on the units of its input, at other positions or with other values. */
  REARRANGED;

  /** Determines the kind for an operation. */
  static final OperationVisitor<UnitKind> OF = new OfOperation();

  private static final class OfOperation implements OperationVisitor<UnitKind> {
    @Override
    public UnitKind input(Operation.Input operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind convolution(Operation.Convolution operation) {
      return OWN;
    }

    @Override
    public UnitKind maxPooling(Operation.MaxPooling operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind averagePooling(Operation.AveragePooling operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind padding(Operation.Padding operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind cropping(Operation.Cropping operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind selection(Operation.Selection operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind gate(Operation.Gate operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind upsampling(Operation.Upsampling operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind globalAverage(Operation.GlobalAverage operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind flatten(Operation.Flatten operation) {
      return REARRANGED;
    }

    @Override
    public UnitKind dense(Operation.Dense operation) {
      return OWN;
    }

    @Override
    public UnitKind normalisation(Operation.Normalisation operation) {
      return PASSED_ON;
    }

    @Override
    public UnitKind cellScaling(Operation.CellScaling operation) {
      return PASSED_ON;
    }

    @Override
    public UnitKind identity(Operation.Identity operation) {
      return PASSED_ON;
    }

    @Override
    public UnitKind concatenation(Operation.Concatenation operation) {
      return OWN;
    }

    @Override
    public UnitKind addition(Operation.Addition operation) {
      return OWN;
    }

    @Override
    public UnitKind merge(Operation.Merge operation) {
      return OWN;
    }

    @Override
    public UnitKind l2Normalisation(Operation.L2Normalisation operation) {
      return REARRANGED;
    }
  }
}
