package org.filterscope.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far the values of a forward pass in float32 can be from those of exact arithmetic.
 *
 * <p>A sum {@code w x} of n products is rounded n times, each time by up to {@code u = 2^-24} of
 * what was added so far. By Cauchy and Schwarz no partial sum is larger than {@code |w| |x|}, the
 * Euclidean lengths. As a random walk it grows evenly to {@code |w| |x| / sqrt(n)}, and roundings
 * are independent (Higham and Mary, A New Approach to Probabilistic Rounding Error Analysis, 2019).
 * So the error of the sum has the variance {@code u^2 / 3} times the sum of the squares of all
 * partial sums: {@code u^2 / 6 * |w|^2 |x|^2}, whatever n is. The errors that {@code x} brings
 * along are at most of that size again for each layer before, and add by their squares. The bound
 * is ten standard deviations of that, as after {@value #LAYERS} layers where there are fewer: about
 * 16 u {@code |w| |x|}.
 *
 * <p>Where tiles are transformed first, {@code x} is all that the tile sees.
 */
final class RoundingErrors {
  static final double UNIT = 0x1p-24;
  private static final double DEVIATIONS = 10;
  private static final int LAYERS = 16;

  private final Pass pass;
  private final Lengths lengths;
  private final Map<Integer, Bound> bounds = new HashMap<>();

  /** The largest errors of a node's values. */
  @FunctionalInterface
  interface Bound {

    /**
     * At a cell of the whole map.
     *
     * @param errors filled with that of each channel
     */
    void at(int row, int column, double[] errors);
  }

  /** Lengths of the weights of each channel, which serve all images. */
  static final class Lengths {
    private final IdentityHashMap<INDArray, double[]> known = new IdentityHashMap<>();

    private double[] of(INDArray weights) {
      return known.computeIfAbsent(
          weights,
          array -> {
            int[] inputs = new int[array.rank() - 1];
            Arrays.setAll(inputs, axis -> axis);
            try (INDArray norms = array.norm2(inputs)) {
              return norms.toDoubleVector();
            }
          });
    }
  }

  /** Errors of a pass. */
  RoundingErrors(Pass pass, Lengths lengths) {
    this.pass = pass;
    this.lengths = lengths;
  }

  /** The errors of a node's values, after its activation, which makes none of them larger. */
  Bound of(Node node) {
    Bound bound = bounds.get(node.index());
    if (bound == null) {
      bound = node.operation().accept(new BoundOf(this, pass, node));
      bounds.put(node.index(), bound);
    }
    return bound;
  }

  /** The errors of a convolution. */
  Bound of(Node node, Operation.Convolution convolution) {
    Node source = pass.network().node(node.inputs().get(0));
    WindowLengths windows = new WindowLengths(pass, convolution, node, source);
    return ofLength(node, convolution.kernels(), convolution.bias(), windows::at);
  }

  /** The errors of a dense layer. */
  Bound of(Node node, Operation.Dense dense) {
    Node source = pass.network().node(node.inputs().get(0));
    double length = Math.sqrt(pass.squares(source, 0, 0));
    return ofLength(node, dense.weights(), dense.bias(), (row, column) -> length);
  }

  /** The length of what a sum's weights are multiplied with. */
  private interface Length {
    double at(int row, int column);
  }

  private Bound ofLength(Node node, INDArray weights, INDArray bias, Length length) {
    double[] rates = lengths.of(weights).clone();
    double[] offsets = bias.toDoubleVector();
    double factor = factor(node);
    for (int c = 0; c < rates.length; c++) {
      rates[c] *= factor;
      offsets[c] = UNIT * Math.abs(offsets[c]);
    }
    return (row, column, errors) -> {
      double here = length.at(row, column);
      for (int c = 0; c < rates.length; c++) {
        errors[c] = rates[c] * here + offsets[c];
      }
    };
  }

  private double factor(Node node) {
    long layers =
        pass.network().nodes().subList(0, node.index() + 1).stream()
            .filter(before -> before.operation().parameters() > 0)
            .count();
    return DEVIATIONS * Math.sqrt(Math.max(LAYERS, layers) / 6.0) * UNIT;
  }

  /** The lengths of what a convolution's sums are made of; each is computed when asked for. */
  private static final class WindowLengths {
    private final Pass pass;
    private final Operation.Convolution convolution;
    private final Node node;
    private final Node source;
    private final double[] squares;
    private final double[] lengths;

    WindowLengths(Pass pass, Operation.Convolution convolution, Node node, Node source) {
      this.pass = pass;
      this.convolution = convolution;
      this.node = node;
      this.source = source;
      squares = new double[source.shape().cells()];
      lengths = new double[node.shape().cells()];
      Arrays.fill(squares, -1);
      Arrays.fill(lengths, -1);
    }

    double at(int row, int column) {
      int cell = row * node.shape().width() + column;
      if (lengths[cell] < 0) {
        lengths[cell] = length(row, column);
      }
      return lengths[cell];
    }

    private double length(int row, int column) {
      int margin = Pass.margin(convolution);
      Region window = convolution.covered(Region.cell(row, column));
      Region tile =
          new Region(
                  window.top() - margin,
                  window.left() - margin,
                  window.bottom() + margin,
                  window.right() + margin)
              .clip(source.shape().height(), source.shape().width());
      double sum = 0;
      for (int y = tile.top(); y < tile.bottom(); y++) {
        for (int x = tile.left(); x < tile.right(); x++) {
          int cell = y * source.shape().width() + x;
          if (squares[cell] < 0) {
            squares[cell] = pass.squares(source, y, x);
          }
          sum += squares[cell];
        }
      }
      return Math.sqrt(sum);
    }
  }
}
