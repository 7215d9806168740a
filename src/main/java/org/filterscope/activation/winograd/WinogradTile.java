package org.filterscope.activation.winograd;

import java.util.Arrays;

/**
 * The transforms of Winograd's minimal filtering F({@code size} x {@code size}, 3 x 3): of input
 * tiles, of kernels, and back to output tiles.
 *
 * <p>A tile is a square of arrays in row order. Array {@code row * reach() + column} holds the
 * values at that position for many tiles and channels, one after another. All positions of a tile
 * are transformed at once and in place. The loops are short and touch few arrays, because HotSpot's
 * compiler vectorises only such loops.
 *
 * <p>See A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2015.
 */
public abstract class WinogradTile {

  /** Needs 4 times fewer multiplications than plain sums, and 4 times the kernel memory. */
  public static final WinogradTile FOUR = new Four();

  /** Needs 2.25 times fewer multiplications than plain sums, and 1.8 times the kernel memory. */
  public static final WinogradTile TWO = new Two();

  private final int size;
  private final double[][] kernelRows;

  private WinogradTile(int size, double[][] kernelRows) {
    this.size = size;
    this.kernelRows = kernelRows;
  }

  /** Side length of the square of output cells that a tile produces. */
  public final int size() {
    return size;
  }

  /** Side length of the square of input cells that a tile sees. */
  final int reach() {
    return size + 2;
  }

  /** Number of positions in a tile, and of multiplications for each pair of channels. */
  final int places() {
    return reach() * reach();
  }

  /** The factors for a kernel's three values in a row or column, at one position. */
  final double[] kernelRow(int place) {
    return kernelRows[place];
  }

  /**
   * The variance of a cell's rounding errors, in units of {@code u^2 |w|^2 |x|^2 / 6}, the variance
   * of a plain sum over the whole tile. Here {@code u} is the unit roundoff, and {@code |w|} and
   * {@code |x|} are the Euclidean norms of the cell's kernel and of everything that its tile sees.
   *
   * <p>A cell is a sum over positions p, with factors {@code A[p]}, of products of the transformed
   * kernel and the transformed input. If w and x are spread evenly, these have the norms {@code
   * |G[p]| |w|} and {@code |B[p]| |x|}. Only the sums of products matter, because they round once
   * for each channel, while the transforms round only a few times. The two directions multiply, and
   * so do their variances. The result is for the cell with the largest error.
   */
  public final double errorVariance() {
    float[][] input = unitVectors();
    inputLine(input, 0, 1, reach());
    float[][] output = unitVectors();
    outputLine(output, 0, 1, reach());
    double largest = 0;
    for (int cell = 0; cell < size; cell++) {
      double sum = 0;
      for (int place = 0; place < reach(); place++) {
        double factor = output[cell][place];
        sum += factor * factor * square(kernelRow(place)) * square(input[place]);
      }
      largest = Math.max(largest, sum);
    }
    return largest / (3 * reach()) * largest / (3 * reach());
  }

  private float[][] unitVectors() {
    float[][] vectors = new float[reach()][reach()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i][i] = 1;
    }
    return vectors;
  }

  private static double square(double... values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }

  private static double square(float... values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  /** Transforms tiles of the input, {@code length} values at each place. */
  final void input(float[][] tile, int length) {
    for (int column = 0; column < reach(); column++) {
      inputLine(tile, column, reach(), length);
    }
    for (int row = 0; row < reach(); row++) {
      inputLine(tile, row * reach(), 1, length);
    }
  }

  /**
   * Transforms products to output tiles, which are stored in the first {@code size()} rows and
   * columns of positions.
   */
  final void output(float[][] tile, int length) {
    for (int row = 0; row < reach(); row++) {
      outputLine(tile, row * reach(), 1, length);
    }
    for (int column = 0; column < size; column++) {
      outputLine(tile, column, reach(), length);
    }
  }

  /**
   * The transpose of {@link #output}: spreads output tiles, which are stored in the first {@code
   * size()} rows and columns of positions, over all positions.
   */
  final void outputBack(float[][] tile, int length) {
    for (int row = 0; row < size; row++) {
      outputLineBack(tile, row * reach(), 1, length);
    }
    for (int column = 0; column < reach(); column++) {
      outputLineBack(tile, column, reach(), length);
    }
  }

  /** The transpose of {@link #input}. */
  final void inputBack(float[][] tile, int length) {
    for (int column = 0; column < reach(); column++) {
      inputLineBack(tile, column, reach(), length);
    }
    for (int row = 0; row < reach(); row++) {
      inputLineBack(tile, row * reach(), 1, length);
    }
  }

  /**
   * Transforms one line of an input tile: the arrays starting at {@code first}, {@code step} apart.
   */
  abstract void inputLine(float[][] tile, int first, int step, int length);

  /** Transforms one line of products; the line's first {@code size()} arrays are the result. */
  abstract void outputLine(float[][] tile, int first, int step, int length);

  /** The transpose of {@link #inputLine}. */
  abstract void inputLineBack(float[][] tile, int first, int step, int length);

  /**
   * The transpose of {@link #outputLine}: spreads a line's first {@code size()} arrays over all of
   * it.
   */
  abstract void outputLineBack(float[][] tile, int first, int step, int length);

  private static void sumAndDifference(float[] a, float[] b, int length) {
    for (int i = 0; i < length; i++) {
      float x = a[i];
      float y = b[i];
      a[i] = x + y;
      b[i] = x - y;
    }
  }

  /** F(2 x 2, 3 x 3): interpolation at 0, 1, -1 and infinity. */
  private static final class Two extends WinogradTile {
    Two() {
      super(2, new double[][] {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}});
    }

    @Override
    void inputLine(float[][] tile, int first, int step, int length) {
      float[] x1 = tile[first + step];
      float[] x2 = tile[first + 2 * step];
      ends(tile[first], x1, x2, tile[first + 3 * step], length);
      middle(x1, x2, length);
    }

    private static void ends(float[] x0, float[] x1, float[] x2, float[] x3, int length) {
      for (int i = 0; i < length; i++) {
        x0[i] -= x2[i];
        x3[i] -= x1[i];
      }
    }

    private static void middle(float[] x1, float[] x2, int length) {
      for (int i = 0; i < length; i++) {
        float odd = x1[i];
        float even = x2[i];
        x1[i] = even + odd;
        x2[i] = even - odd;
      }
    }

    @Override
    void outputLine(float[][] tile, int first, int step, int length) {
      cells(
          tile[first], tile[first + step], tile[first + 2 * step], tile[first + 3 * step], length);
    }

    private static void cells(float[] x0, float[] x1, float[] x2, float[] x3, int length) {
      for (int i = 0; i < length; i++) {
        float plus = x1[i];
        float minus = x2[i];
        x0[i] += plus + minus;
        x1[i] = plus - minus + x3[i];
      }
    }

    @Override
    void inputLineBack(float[][] tile, int first, int step, int length) {
      middleCells(
          tile[first], tile[first + step], tile[first + 2 * step], tile[first + 3 * step], length);
    }

    private static void middleCells(float[] x0, float[] x1, float[] x2, float[] x3, int length) {
      for (int i = 0; i < length; i++) {
        float plus = x1[i];
        float minus = x2[i];
        x1[i] = plus - minus - x3[i];
        x2[i] = plus + minus - x0[i];
      }
    }

    @Override
    void outputLineBack(float[][] tile, int first, int step, int length) {
      System.arraycopy(tile[first + step], 0, tile[first + 3 * step], 0, length);
      spread(tile[first], tile[first + step], tile[first + 2 * step], length);
    }

    private static void spread(float[] x0, float[] x1, float[] x2, int length) {
      for (int i = 0; i < length; i++) {
        float x = x0[i];
        float y = x1[i];
        x1[i] = x + y;
        x2[i] = x - y;
      }
    }
  }

  /**
   * F(4 x 4, 3 x 3): interpolation at 0, {@code P}, {@code -P}, {@code Q}, {@code -Q} and infinity.
   *
   * <p>With the usual P = 1 and Q = 2, the error is twice that of the plain sum. With 5/8 and 3/2,
   * it is as small as that of the plain sum, and all powers used are exact as floats. On the choice
   * of points, see B. Barabasz and others, Error Analysis and Improving the Accuracy of Winograd
   * Convolution for Deep Neural Networks, 2020.
   */
  private static final class Four extends WinogradTile {
    private static final float P = 0.625f;
    private static final float P2 = P * P;
    private static final float P3 = P2 * P;
    private static final float Q = 1.5f;
    private static final float Q2 = Q * Q;
    private static final float Q3 = Q2 * Q;
    private static final float PRODUCT = P2 * Q2;
    private static final float SUM = P2 + Q2;

    Four() {
      super(
          4,
          new double[][] {
            {1.0 / PRODUCT, 0, 0},
            kernelRow(P, Q),
            kernelRow(-P, Q),
            kernelRow(Q, P),
            kernelRow(-Q, P),
            {0, 0, 1}
          });
    }

    /**
     * The factors that evaluate a kernel as a polynomial at one point, divided by the point's
     * differences from the other points.
     */
    private static double[] kernelRow(double point, double other) {
      double scale = 1 / (2 * point * point * (point * point - other * other));
      return new double[] {scale, scale * point, scale * point * point};
    }

    @Override
    void inputLine(float[][] tile, int first, int step, int length) {
      float[] x1 = tile[first + step];
      float[] x2 = tile[first + 2 * step];
      float[] x3 = tile[first + 3 * step];
      float[] x4 = tile[first + 4 * step];
      ends(tile[first], x1, x2, x3, x4, tile[first + 5 * step], length);
      odd(x1, x3, length);
      even(x2, x4, length);
      sumAndDifference(x2, x1, length);
      sumAndDifference(x4, x3, length);
      // Now x2 and x4 hold the points P and Q, x1 and x3 the points -P and -Q.
      tile[first + step] = x2;
      tile[first + 2 * step] = x1;
      tile[first + 3 * step] = x4;
      tile[first + 4 * step] = x3;
    }

    private static void ends(
        float[] x0, float[] x1, float[] x2, float[] x3, float[] x4, float[] x5, int length) {
      for (int i = 0; i < length; i++) {
        x0[i] = PRODUCT * x0[i] - SUM * x2[i] + x4[i];
        x5[i] = PRODUCT * x1[i] - SUM * x3[i] + x5[i];
      }
    }

    private static void odd(float[] x1, float[] x3, int length) {
      for (int i = 0; i < length; i++) {
        float low = x1[i];
        float high = x3[i];
        x1[i] = P * (high - Q2 * low);
        x3[i] = Q * (high - P2 * low);
      }
    }

    private static void even(float[] x2, float[] x4, int length) {
      for (int i = 0; i < length; i++) {
        float low = x2[i];
        float high = x4[i];
        x2[i] = high - Q2 * low;
        x4[i] = high - P2 * low;
      }
    }

    @Override
    void outputLine(float[][] tile, int first, int step, int length) {
      float[] sumP = tile[first + step];
      float[] differenceP = tile[first + 2 * step];
      float[] sumQ = tile[first + 3 * step];
      float[] differenceQ = tile[first + 4 * step];
      sumAndDifference(sumP, differenceP, length);
      sumAndDifference(sumQ, differenceQ, length);
      evenCells(tile[first], sumP, sumQ, length);
      oddCells(differenceP, differenceQ, tile[first + 5 * step], length);
      tile[first + step] = differenceP;
      tile[first + 2 * step] = sumP;
      tile[first + 3 * step] = differenceQ;
      tile[first + 4 * step] = sumQ;
    }

    /** Cell 0 takes the place of the product at 0, cell 2 that of the sum at P. */
    private static void evenCells(float[] x0, float[] sumP, float[] sumQ, int length) {
      for (int i = 0; i < length; i++) {
        float p = sumP[i];
        float q = sumQ[i];
        x0[i] += p + q;
        sumP[i] = P2 * p + Q2 * q;
      }
    }

    /** Cells 1 and 3 take the places of the differences at P and Q. */
    private static void oddCells(float[] differenceP, float[] differenceQ, float[] x5, int length) {
      for (int i = 0; i < length; i++) {
        float p = differenceP[i];
        float q = differenceQ[i];
        differenceP[i] = P * p + Q * q;
        differenceQ[i] = P3 * p + Q3 * q + x5[i];
      }
    }

    @Override
    void inputLineBack(float[][] tile, int first, int step, int length) {
      float[] x1 = tile[first + step];
      float[] x2 = tile[first + 2 * step];
      float[] x3 = tile[first + 3 * step];
      float[] x4 = tile[first + 4 * step];
      sumAndDifference(x1, x2, length);
      sumAndDifference(x3, x4, length);
      // Now x1 and x3 hold the even parts of P and Q, x2 and x4 the odd ones.
      evenCellsBack(tile[first], x1, x3, length);
      oddCellsBack(x2, x4, tile[first + 5 * step], length);
      tile[first + step] = x2;
      tile[first + 2 * step] = x1;
      tile[first + 3 * step] = x4;
      tile[first + 4 * step] = x3;
    }

    /** Cell 2 takes the place of the even part at P, cell 4 that at Q. */
    private static void evenCellsBack(float[] x0, float[] evenP, float[] evenQ, int length) {
      for (int i = 0; i < length; i++) {
        float zero = x0[i];
        float p = evenP[i];
        float q = evenQ[i];
        x0[i] = PRODUCT * zero;
        evenP[i] = -SUM * zero - Q2 * p - P2 * q;
        evenQ[i] = zero + p + q;
      }
    }

    /** Cell 1 takes the place of the odd part at P, cell 3 that at Q. */
    private static void oddCellsBack(float[] oddP, float[] oddQ, float[] x5, int length) {
      for (int i = 0; i < length; i++) {
        float infinity = x5[i];
        float p = P * oddP[i];
        float q = Q * oddQ[i];
        oddP[i] = PRODUCT * infinity - Q2 * p - P2 * q;
        oddQ[i] = p + q - SUM * infinity;
      }
    }

    @Override
    void outputLineBack(float[][] tile, int first, int step, int length) {
      float[] x1 = tile[first + step];
      float[] x2 = tile[first + 2 * step];
      float[] x3 = tile[first + 3 * step];
      float[] x4 = tile[first + 4 * step];
      System.arraycopy(x3, 0, tile[first + 5 * step], 0, length);
      spreadEven(tile[first], x2, x4, length);
      spreadOdd(x1, x3, length);
      sumAndDifference(x4, x1, length);
      sumAndDifference(x2, x3, length);
      tile[first + step] = x4;
      tile[first + 2 * step] = x1;
      tile[first + 3 * step] = x2;
      tile[first + 4 * step] = x3;
    }

    /** The even part of Q takes cell 2's place. */
    private static void spreadEven(float[] x0, float[] x2, float[] evenP, int length) {
      for (int i = 0; i < length; i++) {
        float low = x0[i];
        float high = x2[i];
        evenP[i] = low + P2 * high;
        x2[i] = low + Q2 * high;
      }
    }

    /** The odd parts of P and Q take the places of cells 1 and 3. */
    private static void spreadOdd(float[] x1, float[] x3, int length) {
      for (int i = 0; i < length; i++) {
        float low = x1[i];
        float high = x3[i];
        x1[i] = P * low + P3 * high;
        x3[i] = Q * low + Q3 * high;
      }
    }
  }
}
