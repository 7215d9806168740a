package org.filterscope.ui.learn.answer;

import org.filterscope.lesson.function.LayerSums;
import org.filterscope.network.Activation;

/**
 * What a function leaves of a layer's sums.
 *
 * @param function which one
 * @param zeros share of cells that are zero behind it, from 0 to 1
 * @param saturated share of cells at which it is nearly flat, from 0 to 1
 */
record SumsBehind(Activation function, double zeros, double saturated) {

  /** Counts them; not on the interface's thread. */
  static SumsBehind of(LayerSums sums) {
    return new SumsBehind(sums.function(), sums.zeros(), sums.saturated());
  }
}
