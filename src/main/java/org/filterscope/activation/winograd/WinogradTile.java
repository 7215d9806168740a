package org.filterscope.activation.winograd;

import java.util.Arrays;

/**
 * The transforms of Winograd's minimal filtering F({@code size} x {@code size}, 3 x 3): of a tile
 * of the input, of the kernels, and back to a tile of the output.
 *
 * <p>A tile is a square of arrays, row by row: array {@code row * reach() + column} holds the value
 * at that place of the tile, for many tiles and channels one after the other. All places of a tile
 * are transformed at once and in place. The loops are short and each touches few arrays because
 * HotSpot's compiler then turns them into vector instructions; of longer ones it gives up.
 *
 * <p>A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2015.
 */
public abstract class WinogradTile {

  /** Four times as few multiplications as the plain sum; 4 times the memory of the kernels. */
  public static final WinogradTile FOUR = new Four();

  /** 2.25 times as few multiplications as the plain sum; 1.8 times the memory of the kernels. */
  public static final WinogradTile TWO = new Two();

  private final int size;
  private final double[][] kernelRows;

  private WinogradTile(int size, double[][] kernelRows) {
    this.size = size;
    this.kernelRows = kernelRows;
  }

  /** Side of the square of output cells that a tile gives. */
  public final int size() {
    return size;
  }

  /** Side of the square of input cells that a tile sees. */
  final int reach() {
    return size + 2;
  }

  /** How many places a tile has: so many multiplications for each pair of channels. */
  final int places() {
    return reach() * reach();
  }

  /** What a kernel's three values of one row or column are multiplied with, for each place. */
  final double[] kernelRow(int place) {
    return kernelRows[place];
  }

  /**
   * The variance of a cell's rounding errors, in units of {@code u^2 |w|^2 |x|^2 / 6}, with the
   * Euclidean lengths of its kernel and of all that its tile sees: what a plain sum over the whole
   * tile would have.
   *
   * <p>A cell is a sum over places p with factors {@code A[p]}, of products of the transformed
   * kernel, of length {@code |G[p]| |w|} where w is spread evenly over its taps, and of the
   * transformed input, of length {@code |B[p]| |x|} likewise. Only the products' sums count: the
   * transforms themselves round a few times, the sums once for each channel. Both directions
   * multiply, and so do their variances; the cell that errs most counts.
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

  /** Transforms products to tiles of the output, at the first rows' and columns' places. */
  final void output(float[][] tile, int length) {
    for (int row = 0; row < reach(); row++) {
      outputLine(tile, row * reach(), 1, length);
    }
    for (int column = 0; column < size; column++) {
      outputLine(tile, column, reach(), length);
    }
  }

  /**
   * The transpose of {@link #output}: spreads tiles of the output, which are at the first rows' and
   * columns' places, over all places.
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

  /** Transforms one line of a tile's input: the arrays from {@code first} on, a step apart. */
  abstract void inputLine(float[][] tile, int first, int step, int length);

  /** Transforms one line of products; the line's first {@code size()} arrays are the result. */
  abstract void outputLine(float[][] tile, int first, int step, int length);

  /** The transpose of {@link #inputLine}. */
  abstract void inputLineBack(float[][] tile, int first, int step, int length);

  /** The transpose of {@link #outputLine}: a line's first {@code size()} arrays become all. */
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
   * <p>With the usual 1 and 2 for P and Q the error is twice that of the plain sum. With 5/8 and
   * 3/2, whose powers are all exact as floats, it is as small as the plain sum's. On the choice of
   * points: B. Barabasz and others, Error Analysis and Improving the Accuracy of Winograd
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

    /** A kernel's values as a polynomial at one point, over the differences to the others. */
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
