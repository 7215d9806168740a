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
    implements SpatialVisitor<ReceptiveField> {

  @Override
  public ReceptiveField input(Operation.Input operation) {
    return inputs;
  }

  @Override
  public ReceptiveField windowed(Operation.Windowed operation) {
    return inputs.through(isVertical ? operation.vertical() : operation.horizontal());
  }

  @Override
  public ReceptiveField upsampling(Operation.Upsampling operation) {
    return inputs.repeated(isVertical ? operation.rows() : operation.columns(), pixels);
  }

  @Override
  public ReceptiveField global() {
    return ReceptiveField.whole(pixels);
  }

  @Override
  public ReceptiveField pointwise() {
    return inputs;
  }
}
