package org.filterscope.projection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Region;

/** The sums of a ReLU node that are so close to zero that rounding may have changed their sign. */
final class CloseSums {
  private final CloseDecisions decisions;
  private final Node node;
  private final Signal signal;
  private final Mode mode;
  private final List<Integer> places = new ArrayList<>();

  /**
   * Prepares to find the sums that affect a signal.
   *
   * @param signal the signal that has reached the node
   */
  CloseSums(CloseDecisions decisions, Node node, Signal signal, Mode mode) {
    this.decisions = decisions;
    this.node = node;
    this.signal = signal;
    this.mode = mode;
  }

  /**
   * Finds the close sums.
   *
   * @param activations the pass's activations on the signal's region
   */
  void search(float[] activations) {
    // After a ReLU, it is not known how far below zero a sum was.
    boolean isRectified = node.activation().kind() == Activation.Kind.RELU;
    Optional<float[]> sums = PreActivation.of(decisions.pass(), node, signal.region());
    RoundingErrors.Bound bound = decisions.errors().of(node);
    float[] error = new float[signal.channels()];
    int width = node.shape().width();
    for (int first = 0; first < activations.length; first += error.length) {
      int cell = cell(first);
      bound.at(cell / width, cell % width, activations, first, error);
      for (int c = 0; c < error.length; c++) {
        float value = activations[first + c];
        boolean isClose =
            (value == 0 && isRectified)
                ? (sums.isPresent() && sums.get()[first + c] > -error[c])
                : Math.abs(value) <= error[c];
        if (isClose && mode.passes(signal.values()[first + c])) {
          places.add(first + c);
        }
      }
    }
  }

  /** The cell of a value, numbered in the whole map. */
  private int cell(int place) {
    Region region = signal.region();
    int cell = place / signal.channels();
    int row = region.top() + cell / region.width();
    return row * node.shape().width() + region.left() + cell % region.width();
  }

  /** Replaces the close sums with the results of exact arithmetic. */
  void settle(float[] activations) {
    decisions.refined(node).ifPresent(sums -> refine(sums, activations));
    if (places.isEmpty()) {
      return;
    }
    Map<Integer, BitSet> unknown = new HashMap<>();
    for (int place : places) {
      unknown.computeIfAbsent(place % signal.channels(), channel -> new BitSet()).set(cell(place));
    }
    decisions.exact().compute(node, unknown);
    for (int place : places) {
      double value = decisions.exact().at(node, cell(place), place % signal.channels());
      activations[place] = rounded(value);
    }
  }

  /** Rounds to float32, but never rounds a positive value to zero. */
  private static float rounded(double value) {
    return value > 0 ? Math.max((float) value, Float.MIN_VALUE) : (float) value;
  }

  /** Settles the sums for which double precision is enough, and removes them from the list. */
  private void refine(RefinedSums sums, float[] activations) {
    places.removeIf(
        place -> {
          RefinedSums.Sum sum = sums.at(cell(place), place % signal.channels());
          if (Math.abs(sum.value()) <= sum.error()) {
            return false;
          }
          activations[place] = rounded(Math.max(sum.value(), 0));
          return true;
        });
  }
}
