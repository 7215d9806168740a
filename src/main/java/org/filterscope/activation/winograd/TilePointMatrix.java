package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix for one position in all tiles, within an array that has one matrix for each position.
 *
 * @param values {@code [places, stored rows, stored columns]}
 * @param rows number of rows of the matrix as used in a product
 * @param columns number of columns of the matrix as used in a product
 * @param isTurned whether the matrix is stored transposed
 */
record TilePointMatrix(
    WinogradScratch.Floats values, int place, int rows, int columns, boolean isTurned) {

  /** Computes the product of two matrices in this order; the rows of the product have no gaps. */
  static void multiply(TilePointMatrix one, TilePointMatrix other, FloatPointer product) {
    cblas_sgemm(
        CblasRowMajor,
        one.order(),
        other.order(),
        one.rows,
        other.columns,
        one.columns,
        1,
        one.start(),
        one.stride(),
        other.start(),
        other.stride(),
        0,
        product,
        other.columns);
  }

  private int order() {
    return isTurned ? CblasTrans : CblasNoTrans;
  }

  /** The distance from one stored row to the next, in values. */
  private int stride() {
    return isTurned ? rows : columns;
  }

  private FloatPointer start() {
    return values.from((long) place * rows * columns);
  }
}
