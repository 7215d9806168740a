package org.filterscope.training;

/** Hears how a head does on the validation photographs while it is trained. */
@FunctionalInterface
public interface Curve {

  /** For a head that nobody watches. */
  Curve NONE = (epoch, loss, accuracy) -> {};

  /**
   * An epoch is over.
   *
   * @param loss the mean negative logarithm of the right classes' probabilities
   * @param accuracy from 0 to 1
   */
  void point(int epoch, double loss, double accuracy);
}
