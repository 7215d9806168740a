package org.filterscope.ui.learn.convolution;

import org.filterscope.lesson.convolution.PartialSums;

/**
 * What the input channels of a unit add to its sum, and in which order they are added.
 *
 * @param cell the unit and the cell
 * @param ofChannels what each channel adds there, or in the mean over the map
 * @param isOverMap whether it is the mean over the map
 * @param order the channels, that which adds most first
 * @param running the sum as they are added: the bias first, all last
 */
record Summation(
    FilterCell cell, PartialSums ofChannels, boolean isOverMap, int[] order, double[] running) {

  /** At the cell. */
  static Summation at(FilterCell cell) {
    return of(cell, cell.arithmetic().partialSums(), false);
  }

  /** Whether it is about the whole map. */
  static Summation over(FilterCell cell, PartialSums means) {
    return of(cell, means, true);
  }

  private static Summation of(FilterCell cell, PartialSums sums, boolean isOverMap) {
    int[] order = sums.order();
    return new Summation(cell, sums, isOverMap, order, sums.running(order));
  }

  /** How many input channels there are. */
  int channels() {
    return order.length;
  }

  /** The largest absolute value, or a small positive number if all are zero. */
  double reach() {
    return Math.max(Math.abs(ofChannels.ofChannels()[order[0]]), Double.MIN_NORMAL);
  }
}
