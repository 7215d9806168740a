package org.filterscope.network;

/**
 * Handles each kind of {@link Operation}. There are no default methods, so the compiler finds every
 * visitor that does not handle a new kind.
 *
 * @param <R> the type of the result
 */
public interface OperationVisitor<R> {

  /** Handles {@link Operation.Input}. */
  R input(Operation.Input operation);

  /** Handles {@link Operation.Convolution}. */
  R convolution(Operation.Convolution operation);

  /** Handles {@link Operation.MaxPooling}. */
  R maxPooling(Operation.MaxPooling operation);

  /** Handles {@link Operation.AveragePooling}. */
  R averagePooling(Operation.AveragePooling operation);

  /** Handles {@link Operation.Padding}. */
  R padding(Operation.Padding operation);

  /** Handles {@link Operation.Cropping}. */
  R cropping(Operation.Cropping operation);

  /** Handles {@link Operation.Selection}. */
  R selection(Operation.Selection operation);

  /** Handles {@link Operation.Gate}. */
  R gate(Operation.Gate operation);

  /** Handles {@link Operation.Upsampling}. */
  R upsampling(Operation.Upsampling operation);

  /** Handles {@link Operation.GlobalAverage}. */
  R globalAverage(Operation.GlobalAverage operation);

  /** Handles {@link Operation.Flatten}. */
  R flatten(Operation.Flatten operation);

  /** Handles {@link Operation.Dense}. */
  R dense(Operation.Dense operation);

  /** Handles {@link Operation.Normalisation}. */
  R normalisation(Operation.Normalisation operation);

  /** Handles {@link Operation.CellScaling}. */
  R cellScaling(Operation.CellScaling operation);

  /** Handles {@link Operation.Identity}. */
  R identity(Operation.Identity operation);

  /** Handles {@link Operation.Concatenation}. */
  R concatenation(Operation.Concatenation operation);

  /** Handles {@link Operation.Addition}. */
  R addition(Operation.Addition operation);

  /** Handles {@link Operation.Merge}. */
  R merge(Operation.Merge operation);

  /** Handles {@link Operation.L2Normalisation}. */
  R l2Normalisation(Operation.L2Normalisation operation);
}
