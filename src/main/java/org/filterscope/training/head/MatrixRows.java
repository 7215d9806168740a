package org.filterscope.training.head;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rows of a small matrix as Java arrays. ND4J's {@code toDoubleMatrix} creates an ND4J array
 * for each row, which takes longer than an epoch of a small head.
 */
final class MatrixRows {

  private MatrixRows() {}

  /**
   * Copies a matrix.
   *
   * @param matrix {@code [rows, columns]}, float32
   * @return {@code [rows][columns]}
   */
  static double[][] doubles(INDArray matrix) {
    int columns = matrix.columns();
    float[] values = values(matrix);
    double[][] rows = new double[matrix.rows()][columns];
    for (int i = 0; i < values.length; i++) {
      rows[i / columns][i % columns] = values[i];
    }
    return rows;
  }

  /** As {@link #doubles}, in the matrix's own precision. */
  static float[][] floats(INDArray matrix) {
    int columns = matrix.columns();
    float[] values = values(matrix);
    float[][] rows = new float[matrix.rows()][columns];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(values, row * columns, rows[row], 0, columns);
    }
    return rows;
  }

  private static float[] values(INDArray matrix) {
    try (INDArray copy = matrix.dup('c')) {
      return copy.data().asFloat();
    }
  }
}
