package org.filterscope.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on the way back that rounding may have turned: which cell of a window was the largest,
 * and whether a unit was active. Wherever values are nearer to each other, or sums to zero, than
 * {@link RoundingErrors} allows to tell, they are computed again in double precision, and it is
 * decided as exact arithmetic would. Without this a projection's picture would depend on how its
 * convolutions were computed.
 *
 * <p>Only decisions that a signal meets are looked at. They are few: of a photograph's 1.5 million
 * pooling windows some hundreds, nearly all in the first layers, where values cost little.
 */
final class CloseDecisions {
  /** A double's rounding errors, in those of a float. */
  private static final double DOUBLE = 0x1p-28;

  private final Pass pass;
  private final RoundingErrors errors;
  private @Nullable ExactValues exact;
  private @Nullable EqualFields fields;

  /** Decisions for the first image of a pass. */
  CloseDecisions(Pass pass, RoundingErrors.Lengths lengths) {
    this.pass = pass;
    this.errors = new RoundingErrors(pass, lengths);
  }

  /**
   * The switches of a max pooling.
   *
   * @param signal what has come back to it
   * @param reach the part of its input that the signal's windows cover
   */
  Switches switches(
      Node node, Operation.MaxPooling pooling, Signal signal, Region reach, Mode mode) {
    Node source = pass.network().node(node.inputs().get(0));
    float[] input = pass.crop(source, reach);
    CloseWindows close = new CloseWindows(node, source, pooling, signal, mode);
    Switches switches =
        Switches.of(pooling, signal.region(), signal.channels(), reach, input, close);
    close.settle(switches, input);
    return switches;
  }

  /**
   * A node's activations on the part where a signal has come back to it; those that may be on the
   * wrong side of zero are put right.
   *
   * @param mode guided or gradient
   */
  float[] activations(Node node, Signal signal, Mode mode) {
    float[] activations = pass.crop(node, signal.region());
    Activation function = node.activation();
    boolean isRectified =
        function.kind() == Activation.Kind.RELU
            || (function.kind() == Activation.Kind.LEAKY_RELU && mode == Mode.GRADIENT);
    if (isRectified) {
      settle(node, signal, mode, activations);
    }
    return activations;
  }

  private void settle(Node node, Signal signal, Mode mode, float[] activations) {
    Optional<float[]> sums = Unrectified.of(pass, node, signal.region());
    RoundingErrors.Bound bound = errors.of(node);
    Map<Integer, BitSet> close = new HashMap<>();
    List<Integer> places = new ArrayList<>();
    Region region = signal.region();
    int width = node.shape().width();
    double[] error = new double[signal.channels()];
    for (int i = 0; i < activations.length; i++) {
      int channel = i % signal.channels();
      int row = region.top() + i / signal.channels() / region.width();
      int column = region.left() + i / signal.channels() % region.width();
      if (channel == 0) {
        bound.at(row, column, error);
      }
      boolean isZero = activations[i] == 0 && sums.isPresent();
      float z = isZero ? sums.orElseThrow()[i] : activations[i];
      boolean isKnown = isZero || activations[i] != 0;
      if (isKnown && Math.abs(z) <= error[channel] && isPassed(signal.values()[i], mode)) {
        close.computeIfAbsent(channel, c -> new BitSet()).set(row * width + column);
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return;
    }
    exact().compute(node, close);
    for (int i : places) {
      int row = region.top() + i / signal.channels() / region.width();
      int column = region.left() + i / signal.channels() % region.width();
      double value = exact().at(node, row * width + column, i % signal.channels());
      activations[i] = value > 0 ? Math.max((float) value, Float.MIN_VALUE) : (float) value;
    }
  }

  private static boolean isPassed(float signal, Mode mode) {
    return mode == Mode.GRADIENT ? signal != 0 : signal > 0;
  }

  private ExactValues exact() {
    if (exact == null) {
      exact = new ExactValues(pass.network(), image());
    }
    return exact;
  }

  private EqualFields fields() {
    if (fields == null) {
      fields = new EqualFields(pass.network(), image());
    }
    return fields;
  }

  private float[] image() {
    Network network = pass.network();
    return pass.crop(
        network.node(0), Region.all(network.input().height(), network.input().width()));
  }

  /** Finds the windows of a pooling that are close, and settles them. */
  private final class CloseWindows implements Switches.Listener {
    private final Node node;
    private final Node source;
    private final Operation.MaxPooling pooling;
    private final Signal signal;
    private final Mode mode;
    private final RoundingErrors.Bound bound;
    private final List<Close> close = new ArrayList<>();
    private final double[] errors;
    private final double[] one;

    /** The largest sums before the rectification, once they were needed. */
    private @Nullable Optional<float[]> sums;

    CloseWindows(Node node, Node source, Operation.MaxPooling pooling, Signal signal, Mode mode) {
      this.node = node;
      this.source = source;
      this.pooling = pooling;
      this.signal = signal;
      this.mode = mode;
      bound = CloseDecisions.this.errors.of(source);
      errors = new double[signal.channels()];
      one = new double[signal.channels()];
    }

    /**
     * A window that is not decided.
     *
     * @param least the smallest value that may be the largest
     * @param error how far two values may be from their difference
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

    /** What two values of the window can be off from each other. */
    private void setErrors(int row, int column) {
      Arrays.fill(errors, 0);
      for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
        for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
          int y = pooling.vertical().input(row, ky);
          int x = pooling.horizontal().input(column, kx);
          if (source.shape().contains(y, x)) {
            bound.at(y, x, one);
            for (int c = 0; c < one.length; c++) {
              errors[c] = Math.max(errors[c], 2 * one[c]);
            }
          }
        }
      }
    }

    /** What the layer before rectifies, nobody will see. */
    private boolean isWanted(float value) {
      boolean isRectified = source.activation().kind() == Activation.Kind.RELU;
      return isRectified ? isPassed(value, mode == Mode.GRADIENT ? mode : Mode.GUIDED) : value != 0;
    }

    /** Whether a window of zeros may have a value after all. */
    private boolean isAboutZero(int index, double error) {
      if (sums == null) {
        float[] kept = pass.pooledSums(node, signal.region());
        sums = kept == null ? Unrectified.of(pass, node, signal.region()) : Optional.of(kept);
      }
      return sums.isPresent() && sums.get()[index] > -error;
    }

    void settle(Switches switches, float[] input) {
      Map<Integer, BitSet> unknown = new HashMap<>();
      List<Close> open = new ArrayList<>();
      for (Close window : close) {
        int[] cells = candidates(window, switches, input);
        if (areEqual(cells)) {
          // The first of equals, whichever rounding made the largest.
          put(window, switches, cells[0]);
        } else {
          open.add(window);
          for (int cell : cells) {
            unknown.computeIfAbsent(window.channel(), c -> new BitSet()).set(cell);
          }
        }
      }
      if (open.isEmpty()) {
        return;
      }
      exact().compute(source, unknown);
      for (Close window : open) {
        put(window, switches, largest(window, candidates(window, switches, input)));
      }
    }

    private int[] candidates(Close window, Switches switches, float[] input) {
      int width = source.shape().width();
      int[] cells = new int[pooling.vertical().kernel() * pooling.horizontal().kernel()];
      int[] count = {0};
      Region reach = switches.reach();
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
        if (!fields()
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
        double value = exact().at(source, cell, window.channel());
        if (value > exact().at(source, best, window.channel()) + window.error() * DOUBLE) {
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
}
