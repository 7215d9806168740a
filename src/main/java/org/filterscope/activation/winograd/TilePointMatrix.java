package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix of one place of all tiles, in an array that has one for each place.
 *
 * @param values {@code [places, stored rows, stored columns]}
 * @param rows of the matrix, as it takes part in a product
 * @param columns of the matrix, as it takes part in a product
 * @param isTurned whether it is stored with rows and columns exchanged
 */
record TilePointMatrix(
    WinogradScratch.Floats values, int place, int rows, int columns, boolean isTurned) {

  /** The product of two, one after the other; the product's rows lie without gaps. */
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

  /** From one stored row to the next. */
  private int stride() {
    return isTurned ? rows : columns;
  }

  private FloatPointer start() {
    return values.from((long) place * rows * columns);
  }
}
