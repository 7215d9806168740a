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
import org.filterscope.network.Operation;
import org.filterscope.network.Region;

/** The windows of a max pooling in which rounding may have made another value the largest. */
final class CloseWindows implements Switches.Listener {
  /** Rounding errors of double precision, relative to those of float32. */
  private static final double DOUBLE = 0x1p-28;

  private final CloseDecisions decisions;
  private final Node node;
  private final Node source;
  private final Operation.MaxPooling pooling;
  private final Signal signal;
  private final Mode mode;
  private final Region reach;
  private final float[] input;
  private final RoundingErrors.Bound bound;
  private final Optional<RefinedSums> refined;
  private final List<Close> close = new ArrayList<>();
  private final float[] errors;
  private final float[] one;

  /** Whether the largest pre-ReLU sums have been requested. */
  private boolean hasAsked;

  private Optional<float[]> sums = Optional.empty();

  /**
   * Prepares to find the windows that affect a signal.
   *
   * @param signal the signal that has reached the pooling
   * @param reach the part of its input that the signal's windows cover
   * @param input the pass's values on that part
   */
  CloseWindows(
      CloseDecisions decisions,
      Node node,
      Node source,
      Operation.MaxPooling pooling,
      Signal signal,
      Mode mode,
      Region reach,
      float[] input) {
    this.decisions = decisions;
    this.node = node;
    this.source = source;
    this.pooling = pooling;
    this.signal = signal;
    this.mode = mode;
    this.reach = reach;
    this.input = input;
    bound = decisions.errors().of(source);
    refined = decisions.refined(source);
    errors = new float[signal.channels()];
    one = new float[signal.channels()];
  }

  /**
   * A window that is not yet decided.
   *
   * @param least the smallest value that may still be the largest
   * @param error the largest error of the difference of two values
   */
  private record Close(int row, int column, int channel, double least, double error) {}

  @Override
  public void searched(int row, int column, Switches.Window window) {
    setErrors(row, column);
    int first = signal.offset(row, column);
    for (int c = 0; c < signal.channels(); c++) {
      if (window.best[c] - window.second[c] <= errors[c]
          && isWanted(signal.values()[first + c])
          && (window.second[c] != 0 || window.best[c] > 0 || isAboutZero(first + c, errors[c]))) {
        close.add(new Close(row, column, c, window.best[c] - errors[c], errors[c]));
      }
    }
  }

  /** Sets the largest error of the difference of two values in a window. */
  private void setErrors(int row, int column) {
    Arrays.fill(errors, 0);
    for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
      for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
        int y = pooling.vertical().input(row, ky);
        int x = pooling.horizontal().input(column, kx);
        if (source.shape().contains(y, x)) {
          int offset = ((y - reach.top()) * reach.width() + x - reach.left()) * signal.channels();
          bound.at(y, x, input, offset, one);
          for (int c = 0; c < one.length; c++) {
            errors[c] = Math.max(errors[c], 2 * one[c]);
          }
        }
      }
    }
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
      float[] kept = decisions.pass().pooledSums(node, signal.region());
      sums =
          kept == null
              ? PreActivation.of(decisions.pass(), node, signal.region())
              : Optional.of(kept);
    }
    return sums.isPresent() && sums.get()[index] > -error;
  }

  /** Corrects the switches that exact arithmetic decides differently. */
  void settle(Switches switches) {
    Map<Integer, BitSet> unknown = new HashMap<>();
    List<Close> open = new ArrayList<>();
    for (Close window : close) {
      int[] cells = candidates(window, switches);
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
      put(window, switches, largest(window, candidates(window, switches)));
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

  private int[] candidates(Close window, Switches switches) {
    int width = source.shape().width();
    int[] cells = new int[pooling.vertical().kernel() * pooling.horizontal().kernel()];
    int[] count = {0};
    switches.eachTap(
        pooling,
        window.row(),
        window.column(),
        offset -> {
          if (input[offset + window.channel()] >= window.least()) {
            int cell = offset / signal.channels();
            int row = reach.top() + cell / reach.width();
            int column = reach.left() + cell % reach.width();
            cells[count[0]++] = row * width + column;
          }
        });
    return Arrays.copyOf(cells, count[0]);
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

  private int largest(Close window, int... cells) {
    int best = cells[0];
    for (int cell : cells) {
      double value = decisions.exact().at(source, cell, window.channel());
      if (value > decisions.exact().at(source, best, window.channel()) + window.error() * DOUBLE) {
        best = cell;
      }
    }
    return best;
  }

  private void put(Close window, Switches switches, int cell) {
    int row = cell / source.shape().width() - reach.top();
    int column = cell % source.shape().width() - reach.left();
    switches.places()[switches.index(window.row(), window.column()) + window.channel()] =
        (row * reach.width() + column) * signal.channels() + window.channel();
  }
}
