package org.filterscope.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Tiling;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Bounds for the errors of a float32 forward pass, compared with exact arithmetic.
 *
 * <p>A sum {@code z = w x} of n products is rounded n times, each time by up to {@code u = 2^-24}
 * times the partial sum. If the roundings are independent (Higham and Mary, A New Approach to
 * Probabilistic Rounding Error Analysis, 2019), the variance of the error is {@code u^2 / 3} times
 * the sum of the squares of all partial sums. The partial sums grow evenly to z, plus a random walk
 * that reaches {@code |w| |x| / sqrt(n)} at the end, where {@code |w|} and {@code |x|} are
 * Euclidean norms. This gives the variance {@code u^2 (|w|^2 |x|^2 / 6 + n z^2 / 9)}. With
 * transformed tiles, x is everything that the tile sees, the random part is multiplied by the
 * factor in {@link Tiling}, and n is the number of channels.
 *
 * <p>The bound is twelve standard deviations. The errors that x already has take up less than one
 * of them, and products of uneven size take up some more. With tiles, the bound is 32 standard
 * deviations. Over whole photographs, the errors have a root mean square of 0.5 to 1 standard
 * deviations and reach 26. There are two reasons: a tile's values are also of uneven size, and the
 * sums that it transforms back to a small z may themselves be large.
 */
final class RoundingErrors {
  static final float UNIT = 0x1p-24f;

  /** The bound, in standard deviations. */
  private static final float DEVIATIONS = 12;

  /** The bound for sums computed in tiles, in standard deviations. */
  private static final float TILED_DEVIATIONS = 32;

  /** Makes up for the rounding of the coarse bound itself. */
  private static final double COARSE = 1.001;

  private final Pass pass;
  private final Lengths lengths;
  private final Map<Integer, Bound> bounds = new HashMap<>();
  private final Map<Integer, CoarseBound> coarse = new HashMap<>();

  /** Upper bounds for the errors of a node's values. */
  @FunctionalInterface
  interface Bound {

    /**
     * Gives the bounds at a cell of the whole map.
     *
     * @param values holds the pass's values at this cell, starting at {@code offset}
     * @param errors filled with the bound for each channel
     */
    void at(int row, int column, float[] values, int offset, float[] errors);
  }

  /**
   * A bound for the errors of a ReLU's values that takes no square root for each value. It is above
   * {@link Bound}, mostly by less than half. Where it settles a decision, the other is not needed.
   *
   * @param length the norm of the inputs of a cell
   * @param perLength for each channel, the bound's increase with that norm
   * @param perValue the bound's increase with the value
   * @param constant for each channel, the rest
   */
  record CoarseBound(Length length, float[] perLength, float perValue, float[] constant) {

    /** The bound for a channel and a cell with this norm, and for all smaller values than this. */
    float at(int channel, float norm, float value) {
      return perLength[channel] * norm + perValue * value + constant[channel];
    }
  }

  /** The norms of each channel's weights, which are the same for all images. */
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

  /** Creates the error bounds for a pass. */
  RoundingErrors(Pass pass, Lengths lengths) {
    this.pass = pass;
    this.lengths = lengths;
  }

  /** The errors of a node's values after its activation function. */
  Bound of(Node node) {
    Bound bound = bounds.get(node.index());
    if (bound == null) {
      Bound sums = node.operation().accept(new ErrorPropagation(this, pass, node));
      float steepest = (float) node.activation().steepest();
      bound = steepest > 1 ? steeper(sums, steepest) : sums;
      bounds.put(node.index(), bound);
    }
    return bound;
  }

  /** Errors that an activation function increases. */
  private static Bound steeper(Bound sums, float times) {
    return (row, column, values, offset, errors) -> {
      sums.at(row, column, values, offset, errors);
      for (int c = 0; c < errors.length; c++) {
        errors[c] *= times;
      }
    };
  }

  /** A coarse bound for a node; null unless it is a convolution with a ReLU. */
  @Nullable CoarseBound coarse(Node node) {
    of(node);
    return node.activation().kind() == Activation.Kind.RELU ? coarse.get(node.index()) : null;
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
    coarse.put(node.index(), coarse(convolution.kernels(), convolution.bias(), sums, windows::at));
    return ofSums(convolution.kernels(), convolution.bias(), sums, windows::at);
  }

  /** The errors of a dense layer. */
  Bound of(Node node, Operation.Dense dense) {
    Node source = pass.network().node(node.inputs().get(0));
    double length = Math.sqrt(pass.squares(source, 0)[0]);
    Sums sums = Sums.plain(dense.weights().size(0));
    return ofSums(dense.weights(), dense.bias(), sums, (row, column) -> length);
  }

  /** The norm of the inputs that a sum's weights are multiplied by. */
  interface Length {
    double at(int row, int column);
  }

  /**
   * How sums are computed.
   *
   * @param products number of products in each sum
   * @param variance variance of the random part, relative to plain sums
   * @param deviations the bound, in standard deviations
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

  /**
   * The same as {@link #ofSums} with {@code sqrt(a + b) <= sqrt(a) + sqrt(b)} and {@code |z| <=
   * value + |offset|}, which holds for values that are not negative.
   */
  private CoarseBound coarse(INDArray weights, INDArray bias, Sums sums, Length length) {
    double[] of = lengths.of(weights);
    float[] perLength = new float[of.length];
    float[] constant = new float[of.length];
    float[] offsets = bias.toFloatVector();
    double scale = COARSE * UNIT * sums.deviations();
    double drift = Math.sqrt(sums.products() / 9f);
    for (int c = 0; c < of.length; c++) {
      perLength[c] = (float) (scale * of[c] * Math.sqrt(sums.variance() / 6));
      double offset = Math.abs(offsets[c]);
      constant[c] = (float) (scale * drift * offset + COARSE * UNIT * offset);
    }
    return new CoarseBound(length, perLength, (float) (scale * drift), constant);
  }

  /** The norms of the inputs under a convolution's windows, each computed on request. */
  private static final class WindowLengths {
    private final Pass pass;
    private final Operation.Convolution convolution;
    private final @Nullable Tiling tiling;
    private final Node source;
    private final double[] @Nullable [] squares;

    /** Side length of a tile, whose cells share a norm, and number of tiles in a row. */
    private final int size;

    private final int across;
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
      this.source = source;
      squares = new double[source.shape().height()][];
      size = tiling == null ? 1 : tiling.size();
      across = (node.shape().width() + size - 1) / size;
      int down = (node.shape().height() + size - 1) / size;
      lengths = new double[down * across];
      Arrays.fill(lengths, -1);
    }

    /** May be called by several threads. */
    double at(int row, int column) {
      int tile = row / size * across + column / size;
      double length = lengths[tile];
      if (length < 0) {
        length = length(row, column);
        lengths[tile] = length;
      }
      return length;
    }

    private synchronized double length(int row, int column) {
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
