package org.filterscope.ui.learn.answer;

import org.filterscope.lesson.function.LayerSums;
import org.filterscope.network.Activation;

/**
 * How much of a layer's sums a function cuts off or flattens.
 *
 * @param function which one
 * @param zeros the share of cells that are zero after the function, from 0 to 1
 * @param saturated share of cells at which it is nearly flat, from 0 to 1
 */
record SumsBehind(Activation function, double zeros, double saturated) {

  /** Counts the cells. Not for the JavaFX application thread. */
  static SumsBehind of(LayerSums sums) {
    return new SumsBehind(sums.function(), sums.zeros(), sums.saturated());
  }
}
