package org.filterscope.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;

/** The windows of a max pooling in which rounding may have made another value the largest. */
final class CloseWindows implements Switches.Listener {
  /** Rounding errors of double precision, relative to those of float32. */
  private static final double DOUBLE = 0x1p-28;

  private final CloseDecisions decisions;
  private final Node node;
  private final Node source;
  private final Signal signal;
  private final Mode mode;
  private final RoundingErrors.Bound bound;
  private final RoundingErrors.@Nullable CoarseBound coarse;
  private final Optional<RefinedSums> refined;
  private final List<Close> close = new ArrayList<>();
  private final float[] errors;
  private final float[] one;

  /** Whether {@code errors} holds those of the current window. */
  private boolean hasErrors;

  /** Whether the largest pre-ReLU sums have been requested. */
  private boolean hasAsked;

  private float @Nullable [] sums;

  /**
   * Prepares to find the windows that affect a signal.
   *
   * @param signal the signal that has reached the pooling
   * @param sums the largest pre-ReLU sums of the signal's windows; null if they were not kept
   */
  CloseWindows(
      CloseDecisions decisions,
      Node node,
      Node source,
      Signal signal,
      Mode mode,
      float @Nullable [] sums) {
    this.decisions = decisions;
    this.node = node;
    this.source = source;
    this.signal = signal;
    this.mode = mode;
    this.sums = sums;
    hasAsked = sums != null;
    bound = decisions.errors().of(source);
    coarse = decisions.errors().coarse(source);
    refined = decisions.refined(source);
    errors = new float[signal.channels()];
    one = new float[signal.channels()];
  }

  /**
   * A window that is not yet decided.
   *
   * @param cells the cells that may hold the largest value, in row order
   * @param error the largest error of the difference of two values
   */
  private record Close(int row, int column, int channel, int[] cells, double error) {}

  @Override
  public void searched(int row, int column, Switches.Window window) {
    hasErrors = false;
    float norm = coarse == null ? 0 : largestNorm(coarse, window);
    int first = signal.offset(row, column);
    for (int c = 0; c < signal.channels(); c++) {
      float coarseError =
          coarse == null ? Float.POSITIVE_INFINITY : 2 * coarse.at(c, norm, window.best[c]);
      if (isClose(window, c, first + c, coarseError)) {
        setErrors(window);
        if (isClose(window, c, first + c, errors[c])) {
          int[] cells = candidates(window, c, window.best[c] - (double) errors[c]);
          close.add(new Close(row, column, c, cells, errors[c]));
        }
      }
    }
  }

  private static float largestNorm(RoundingErrors.CoarseBound coarse, Switches.Window window) {
    double norm = 0;
    for (int cell = 0; cell < window.cells(); cell++) {
      norm = Math.max(norm, coarse.length().at(window.row(cell), window.column(cell)));
    }
    return (float) norm;
  }

  /**
   * Whether a window's largest value is not settled.
   *
   * @param index of the window's signal
   * @param error the largest error of the difference of two values
   */
  private boolean isClose(Switches.Window window, int channel, int index, float error) {
    float largest = window.best[channel];
    float second = window.second[channel];
    return largest - second <= error
        && isWanted(signal.values()[index])
        && (second != 0 || largest > 0 || isAboutZero(index, error));
  }

  /** Sets the largest error of the difference of two values in a window. */
  private void setErrors(Switches.Window window) {
    if (hasErrors) {
      return;
    }
    hasErrors = true;
    Arrays.fill(errors, 0);
    for (int cell = 0; cell < window.cells(); cell++) {
      bound.at(window.row(cell), window.column(cell), window.input(), window.offset(cell), one);
      for (int c = 0; c < one.length; c++) {
        errors[c] = Math.max(errors[c], 2 * one[c]);
      }
    }
  }

  private int[] candidates(Switches.Window window, int channel, double least) {
    int width = source.shape().width();
    int[] cells = new int[window.cells()];
    int count = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      if (window.input()[window.offset(cell) + channel] >= least) {
        cells[count++] = window.row(cell) * width + window.column(cell);
      }
    }
    return Arrays.copyOf(cells, count);
  }

  /** Whether a signal can matter; a signal that the previous layer's ReLU blocks cannot. */
  private boolean isWanted(float value) {
    boolean isRectified = source.activation().kind() == Activation.Kind.RELU;
    return isRectified ? mode.passes(value) : value != 0;
  }

  /** Whether a window of zeros may have a positive maximum in exact arithmetic. */
  private boolean isAboutZero(int index, double error) {
    if (!hasAsked) {
      hasAsked = true;
      sums = PreActivation.of(decisions.pass(), node, signal.region()).orElse(null);
    }
    return sums != null && sums[index] > -error;
  }

  /** Takes over another part's windows. */
  void add(CloseWindows other) {
    close.addAll(other.close);
  }

  /** Corrects the switches that exact arithmetic decides differently. */
  void settle(Switches switches) {
    Map<Integer, BitSet> unknown = new HashMap<>();
    List<Close> open = new ArrayList<>();
    for (Close window : close) {
      int[] cells = window.cells();
      if (areEqual(cells)) {
        // Take the first of the equal cells, whichever one rounding made the largest.
        put(window, switches, cells[0]);
        continue;
      }
      int settled = refined(window, cells);
      if (settled >= 0) {
        put(window, switches, settled);
        continue;
      }
      open.add(window);
      for (int cell : cells) {
        unknown.computeIfAbsent(window.channel(), c -> new BitSet()).set(cell);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    decisions.exact().compute(source, unknown);
    for (Close window : open) {
      put(window, switches, largest(window));
    }
  }

  /**
   * The largest cell according to sums in double precision; -1 if these do not settle it either.
   */
  private int refined(Close window, int... cells) {
    if (refined.isEmpty()) {
      return -1;
    }
    boolean isRectified = source.activation().kind() == Activation.Kind.RELU;
    RefinedSums.Sum[] sums = new RefinedSums.Sum[cells.length];
    int best = 0;
    for (int i = 0; i < cells.length; i++) {
      RefinedSums.Sum sum = refined.get().at(cells[i], window.channel());
      sums[i] = isRectified ? sum.rectified() : sum;
      best = sums[i].value() > sums[best].value() ? i : best;
    }
    boolean isSum = !isRectified || sums[best].value() > sums[best].error();
    for (int i = 0; i < cells.length; i++) {
      if (i != best
          && !sums[best].isAbove(sums[i])
          && !(sums[best].isZero() && sums[i].isZero())
          && !(isSum && isAbove(window, cells[best], cells[i]))) {
        return -1;
      }
    }
    return cells[best];
  }

  /**
   * Whether a cell's sum is larger than another's. If it is positive, it is still larger after a
   * ReLU.
   */
  private boolean isAbove(Close window, int cell, int other) {
    RefinedSums.Sum difference = refined.orElseThrow().difference(cell, other, window.channel());
    return difference.value() > difference.error();
  }

  private boolean areEqual(int... cells) {
    int width = source.shape().width();
    for (int i = 1; i < cells.length; i++) {
      if (!decisions
          .fields()
          .areEqual(
              source, cells[0] / width, cells[0] % width, cells[i] / width, cells[i] % width)) {
        return false;
      }
    }
    return true;
  }

  private int largest(Close window) {
    int best = window.cells()[0];
    for (int cell : window.cells()) {
      double value = decisions.exact().at(source, cell, window.channel());
      if (value > decisions.exact().at(source, best, window.channel()) + window.error() * DOUBLE) {
        best = cell;
      }
    }
    return best;
  }

  private void put(Close window, Switches switches, int cell) {
    Region reach = switches.reach();
    int row = cell / source.shape().width() - reach.top();
    int column = cell % source.shape().width() - reach.left();
    switches.places()[switches.index(window.row(), window.column()) + window.channel()] =
        (row * reach.width() + column) * signal.channels() + window.channel();
  }
}
