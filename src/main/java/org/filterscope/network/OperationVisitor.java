package org.filterscope.network;

/**
 * What is done with each kind of {@link Operation}. There are no default methods, so the compiler
 * finds every visitor that does not handle a new kind.
 *
 * @param <R> what comes of it
 */
public interface OperationVisitor<R> {

  /** What becomes of {@link Operation.Input}. */
  R input(Operation.Input operation);

  /** What becomes of {@link Operation.Convolution}. */
  R convolution(Operation.Convolution operation);

  /** What becomes of {@link Operation.MaxPooling}. */
  R maxPooling(Operation.MaxPooling operation);

  /** What becomes of {@link Operation.AveragePooling}. */
  R averagePooling(Operation.AveragePooling operation);

  /** What becomes of {@link Operation.Padding}. */
  R padding(Operation.Padding operation);

  /** What becomes of {@link Operation.GlobalAverage}. */
  R globalAverage(Operation.GlobalAverage operation);

  /** What becomes of {@link Operation.Flatten}. */
  R flatten(Operation.Flatten operation);

  /** What becomes of {@link Operation.Dense}. */
  R dense(Operation.Dense operation);

  /** What becomes of {@link Operation.Normalisation}. */
  R normalisation(Operation.Normalisation operation);

  /** What becomes of {@link Operation.Identity}. */
  R identity(Operation.Identity operation);

  /** What becomes of {@link Operation.Concatenation}. */
  R concatenation(Operation.Concatenation operation);

  /** What becomes of {@link Operation.Addition}. */
  R addition(Operation.Addition operation);

  /** What becomes of {@link Operation.Merge}. */
  R merge(Operation.Merge operation);

  /** What becomes of {@link Operation.L2Normalisation}. */
  R l2Normalisation(Operation.L2Normalisation operation);
}
