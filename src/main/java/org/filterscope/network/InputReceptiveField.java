package org.filterscope.network;

/**
 * The receptive field of one cell of an operation's output, along one axis of the image.
 *
 * @param inputs the receptive field of a cell of its inputs, all of them together where branches
 *     meet; one pixel for the input node
 * @param pixels the image's length along the axis
 * @param isVertical whether the axis runs down the rows
 */
record InputReceptiveField(ReceptiveField inputs, int pixels, boolean isVertical)
    implements OperationVisitor<ReceptiveField> {

  private ReceptiveField whole() {
    return ReceptiveField.whole(pixels);
  }

  private ReceptiveField through(Operation.Windowed windows) {
    return inputs.through(isVertical ? windows.vertical() : windows.horizontal());
  }

  @Override
  public ReceptiveField input(Operation.Input operation) {
    return inputs;
  }

  @Override
  public ReceptiveField convolution(Operation.Convolution operation) {
    return through(operation);
  }

  @Override
  public ReceptiveField maxPooling(Operation.MaxPooling operation) {
    return through(operation);
  }

  @Override
  public ReceptiveField averagePooling(Operation.AveragePooling operation) {
    return through(operation);
  }

  @Override
  public ReceptiveField padding(Operation.Padding operation) {
    return through(operation);
  }

  @Override
  public ReceptiveField globalAverage(Operation.GlobalAverage operation) {
    return whole();
  }

  @Override
  public ReceptiveField flatten(Operation.Flatten operation) {
    return whole();
  }

  @Override
  public ReceptiveField dense(Operation.Dense operation) {
    return whole();
  }

  @Override
  public ReceptiveField normalisation(Operation.Normalisation operation) {
    return inputs;
  }

  @Override
  public ReceptiveField identity(Operation.Identity operation) {
    return inputs;
  }

  @Override
  public ReceptiveField concatenation(Operation.Concatenation operation) {
    return inputs;
  }

  @Override
  public ReceptiveField addition(Operation.Addition operation) {
    return inputs;
  }

  @Override
  public ReceptiveField merge(Operation.Merge operation) {
    return inputs;
  }

  @Override
  public ReceptiveField l2Normalisation(Operation.L2Normalisation operation) {
    return whole();
  }
}
