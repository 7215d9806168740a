package org.filterscope.activation.winograd;

/**
 * Computes {@code L X L'} for many small squares {@code X} at once. Each position in a square is an
 * array that holds the values of all squares at that position; positions are in row order.
 *
 * @param matrix {@code L}, {@code [rows, columns]}; turns squares with a side of {@code columns}
 *     into squares with a side of {@code rows}
 */
record SquareTransform(float[][] matrix) {

  /** The transposed transform, for the backward pass. */
  SquareTransform transposed() {
    float[][] turned = new float[columns()][rows()];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        turned[column][row] = matrix[row][column];
      }
    }
    return new SquareTransform(turned);
  }

  /** Side length of the resulting squares. */
  int rows() {
    return matrix.length;
  }

  /** Side length of the original squares. */
  int columns() {
    return matrix[0].length;
  }

  /**
   * Transforms squares.
   *
   * @param from {@code columns * columns} arrays
   * @param between {@code rows * columns} arrays for intermediate results
   * @param to {@code rows * rows} arrays
   * @param length number of values in each array
   */
  void apply(float[][] from, float[][] between, float[][] to, int length) {
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        sum(from, column, columns(), matrix[row], between[row * columns() + column], length);
      }
    }
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < rows(); column++) {
        sum(between, row * columns(), 1, matrix[column], to[row * rows() + column], length);
      }
    }
  }

  /** Computes the weighted sum of arrays, starting at {@code first} and {@code step} apart. */
  private static void sum(
      float[][] from, int first, int step, float[] factors, float[] sum, int length) {
    boolean isFirst = true;
    for (int i = 0; i < factors.length; i++) {
      if (factors[i] != 0) {
        if (isFirst) {
          scale(from[first + i * step], factors[i], sum, length);
        } else {
          add(from[first + i * step], factors[i], sum, length);
        }
        isFirst = false;
      }
    }
  }

  private static void scale(float[] values, float factor, float[] scaled, int length) {
    for (int i = 0; i < length; i++) {
      scaled[i] = factor * values[i];
    }
  }

  private static void add(float[] values, float factor, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += factor * values[i];
    }
  }
}
