package org.filterscope.network;

/** What a kind of operation means to a user who looks at the network. */
enum Role {
  /** Only brings values to where they are needed. */
  PLUMBING,
  /** Does nothing itself; its activation may. */
  PASSING,
  /** A layer whose sums, before its activation, can be computed again from its inputs. */
  SUMMING,
  /** Another layer. */
  COMPUTING,
  /** A layer that a signal cannot be projected through. */
  COMPUTING_ONE_WAY;

  /** Tells an operation's role. */
  static final OperationVisitor<Role> OF = new OfOperation();

  private static final class OfOperation implements OperationVisitor<Role> {
    @Override
    public Role input(Operation.Input operation) {
      return PLUMBING;
    }

    @Override
    public Role convolution(Operation.Convolution operation) {
      return SUMMING;
    }

    @Override
    public Role maxPooling(Operation.MaxPooling operation) {
      return COMPUTING;
    }

    @Override
    public Role averagePooling(Operation.AveragePooling operation) {
      return COMPUTING;
    }

    @Override
    public Role padding(Operation.Padding operation) {
      return PLUMBING;
    }

    @Override
    public Role cropping(Operation.Cropping operation) {
      return PLUMBING;
    }

    @Override
    public Role selection(Operation.Selection operation) {
      return PLUMBING;
    }

    @Override
    public Role gate(Operation.Gate operation) {
      return COMPUTING;
    }

    @Override
    public Role upsampling(Operation.Upsampling operation) {
      return PLUMBING;
    }

    @Override
    public Role globalAverage(Operation.GlobalAverage operation) {
      return COMPUTING;
    }

    @Override
    public Role flatten(Operation.Flatten operation) {
      return PLUMBING;
    }

    @Override
    public Role dense(Operation.Dense operation) {
      return SUMMING;
    }

    @Override
    public Role normalisation(Operation.Normalisation operation) {
      return SUMMING;
    }

    @Override
    public Role cellScaling(Operation.CellScaling operation) {
      return COMPUTING;
    }

    @Override
    public Role identity(Operation.Identity operation) {
      return PASSING;
    }

    @Override
    public Role concatenation(Operation.Concatenation operation) {
      return COMPUTING;
    }

    @Override
    public Role addition(Operation.Addition operation) {
      return SUMMING;
    }

    @Override
    public Role merge(Operation.Merge operation) {
      return COMPUTING_ONE_WAY;
    }

    @Override
    public Role l2Normalisation(Operation.L2Normalisation operation) {
      return PLUMBING;
    }
  }
}
