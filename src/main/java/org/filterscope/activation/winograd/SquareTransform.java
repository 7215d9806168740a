package org.filterscope.activation.winograd;

/**
 * {@code L X L'} for many small squares {@code X} at once: each place of a square is an array that
 * holds its value in all of them, row by row.
 *
 * @param matrix {@code L}, {@code [rows, columns]}; squares of so many columns become such of so
 *     many rows
 */
record SquareTransform(float[][] matrix) {

  /** The same numbers, for the way back. */
  SquareTransform transposed() {
    float[][] turned = new float[columns()][rows()];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < columns(); column++) {
        turned[column][row] = matrix[row][column];
      }
    }
    return new SquareTransform(turned);
  }

  /** Side of the squares that it makes. */
  int rows() {
    return matrix.length;
  }

  /** Side of the squares that it takes. */
  int columns() {
    return matrix[0].length;
  }

  /**
   * Transforms squares.
   *
   * @param from {@code columns * columns} arrays
   * @param between {@code rows * columns} arrays, for what is half done
   * @param to {@code rows * rows} arrays
   * @param length values of each array
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

  /** The weighted sum of arrays from {@code first} on, a step apart. */
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
