package org.filterscope.network;

/**
 * Handles operations by the cells of their inputs that a cell of their output depends on. There is
 * a default method for each kind, so the compiler finds a new kind that is not yet sorted here.
 *
 * @param <R> the type of the result
 */
public interface SpatialVisitor<R> extends OperationVisitor<R> {

  /** Handles an operation whose cells depend on the input cells under their windows. */
  R windowed(Operation.Windowed operation);

  /** Handles an operation whose cells depend on all input cells. */
  R global();

  /** Handles an operation whose cells depend on the input cell at the same position. */
  R pointwise();

  /** Handles an operation whose cells repeat those of its input. */
  @Override
  R upsampling(Operation.Upsampling operation);

  @Override
  default R convolution(Operation.Convolution operation) {
    return windowed(operation);
  }

  @Override
  default R maxPooling(Operation.MaxPooling operation) {
    return windowed(operation);
  }

  @Override
  default R averagePooling(Operation.AveragePooling operation) {
    return windowed(operation);
  }

  @Override
  default R padding(Operation.Padding operation) {
    return windowed(operation);
  }

  @Override
  default R cropping(Operation.Cropping operation) {
    return windowed(operation);
  }

  @Override
  default R selection(Operation.Selection operation) {
    return pointwise();
  }

  /** A gate's factors depend on the whole image. */
  @Override
  default R gate(Operation.Gate operation) {
    return global();
  }

  @Override
  default R globalAverage(Operation.GlobalAverage operation) {
    return global();
  }

  @Override
  default R flatten(Operation.Flatten operation) {
    return global();
  }

  @Override
  default R dense(Operation.Dense operation) {
    return global();
  }

  @Override
  default R normalisation(Operation.Normalisation operation) {
    return pointwise();
  }

  @Override
  default R cellScaling(Operation.CellScaling operation) {
    return pointwise();
  }

  @Override
  default R identity(Operation.Identity operation) {
    return pointwise();
  }

  @Override
  default R concatenation(Operation.Concatenation operation) {
    return pointwise();
  }

  @Override
  default R addition(Operation.Addition operation) {
    return pointwise();
  }

  @Override
  default R merge(Operation.Merge operation) {
    return pointwise();
  }

  @Override
  default R l2Normalisation(Operation.L2Normalisation operation) {
    return global();
  }
}
