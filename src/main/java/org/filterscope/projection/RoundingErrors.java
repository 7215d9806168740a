package org.filterscope.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Tiling;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far the values of a forward pass in float32 can be from those of exact arithmetic.
 *
 * <p>A sum {@code z = w x} of n products is rounded n times, each time by up to {@code u = 2^-24}
 * of what was added so far. With roundings that are independent of each other (Higham and Mary, A
 * New Approach to Probabilistic Rounding Error Analysis, 2019) the error has the variance {@code
 * u^2 / 3} times the sum of the squares of all partial sums. These grow evenly to z, and around
 * that they walk at random, as far as {@code |w| |x| / sqrt(n)} by the end, with the Euclidean
 * lengths: a variance of {@code u^2 (|w|^2 |x|^2 / 6 + n z^2 / 9)}. Where tiles are transformed
 * first, x is all that the tile sees, the random part is multiplied as {@link Tiling} says, and n
 * is the number of channels.
 *
 * <p>The bound is twelve standard deviations, of which the errors that x brings along take less
 * than one and the products' uneven sizes some. With tiles it is 32: over whole photographs errors
 * have a root mean square of 0.5 to 1 of them and reach 26, as a tile's values are of uneven size,
 * too, and sums that it transforms back to a small z may have drifted on their own, which z does
 * not tell.
 */
final class RoundingErrors {
  static final float UNIT = 0x1p-24f;

  /** How many standard deviations a bound is. */
  private static final float DEVIATIONS = 12;

  /** How many it is where sums are computed in tiles. */
  private static final float TILED_DEVIATIONS = 32;

  private final Pass pass;
  private final Lengths lengths;
  private final Map<Integer, Bound> bounds = new HashMap<>();

  /** The largest errors of a node's values. */
  @FunctionalInterface
  interface Bound {

    /**
     * At a cell of the whole map.
     *
     * @param values what the pass gave there, from {@code offset} on
     * @param errors filled with the bound for each channel
     */
    void at(int row, int column, float[] values, int offset, float[] errors);
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
      bound = node.operation().accept(new ErrorPropagation(this, pass, node));
      bounds.put(node.index(), bound);
    }
    return bound;
  }

  /** The errors of a convolution. */
  Bound of(Node node, Operation.Convolution convolution) {
    Node source = pass.network().node(node.inputs().get(0));
    Tiling tiling = pass.tiling(convolution);
    WindowLengths windows = new WindowLengths(pass, convolution, tiling, node, source);
    Sums sums =
        tiling == null
            ? Sums.plain(convolution.kernels().length() / convolution.outputs())
            : new Sums(convolution.inputs(), tiling.errorVariance(), TILED_DEVIATIONS);
    return ofSums(convolution.kernels(), convolution.bias(), sums, windows::at);
  }

  /** The errors of a dense layer. */
  Bound of(Node node, Operation.Dense dense) {
    Node source = pass.network().node(node.inputs().get(0));
    double length = Math.sqrt(pass.squares(source, 0)[0]);
    Sums sums = Sums.plain(dense.weights().size(0));
    return ofSums(dense.weights(), dense.bias(), sums, (row, column) -> length);
  }

  /** The length of what a sum's weights are multiplied with. */
  private interface Length {
    double at(int row, int column);
  }

  /**
   * How sums are computed.
   *
   * @param products how many each has
   * @param variance of their random part, in units of that of plain sums
   * @param deviations how many standard deviations the bound is
   */
  private record Sums(long products, double variance, float deviations) {
    static Sums plain(long products) {
      return new Sums(products, 1, DEVIATIONS);
    }
  }

  private Bound ofSums(INDArray weights, INDArray bias, Sums sums, Length length) {
    double[] of = lengths.of(weights);
    float[] walks = new float[of.length];
    float[] offsets = bias.toFloatVector();
    for (int c = 0; c < walks.length; c++) {
      walks[c] = (float) (of[c] * of[c] * sums.variance() / 6);
    }
    float drift = sums.products() / 9f;
    return (row, column, values, offset, errors) -> {
      double here = length.at(row, column);
      float square = (float) (here * here);
      for (int c = 0; c < walks.length; c++) {
        float z = values[offset + c] - offsets[c];
        float deviation = (float) Math.sqrt(walks[c] * square + drift * z * z);
        errors[c] = UNIT * (sums.deviations() * deviation + Math.abs(offsets[c]));
      }
    };
  }

  /** The lengths of what a convolution's sums are made of; each is computed when asked for. */
  private static final class WindowLengths {
    private final Pass pass;
    private final Operation.Convolution convolution;
    private final @Nullable Tiling tiling;
    private final Node node;
    private final Node source;
    private final double[] @Nullable [] squares;
    private final double[] lengths;

    WindowLengths(
        Pass pass,
        Operation.Convolution convolution,
        @Nullable Tiling tiling,
        Node node,
        Node source) {
      this.pass = pass;
      this.convolution = convolution;
      this.tiling = tiling;
      this.node = node;
      this.source = source;
      squares = new double[source.shape().height()][];
      lengths = new double[node.shape().cells()];
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
      Region seen =
          tiling == null
              ? convolution.covered(Region.cell(row, column))
              : tiling.input(row, column);
      Region inside = seen.clip(source.shape().height(), source.shape().width());
      double sum = 0;
      for (int y = inside.top(); y < inside.bottom(); y++) {
        double[] cells = squares[y];
        if (cells == null) {
          cells = pass.squares(source, y);
          squares[y] = cells;
        }
        for (int x = inside.left(); x < inside.right(); x++) {
          sum += cells[x];
        }
      }
      return Math.sqrt(sum);
    }
  }
}
