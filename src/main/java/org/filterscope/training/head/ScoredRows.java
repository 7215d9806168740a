package org.filterscope.training.head;

import org.filterscope.training.data.Features;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows that heads are scored on after every epoch.
 *
 * @param matrix all of them, if that is small; otherwise null
 */
record ScoredRows(Features features, @Nullable INDArray matrix) implements AutoCloseable {

  /** Keeps the matrix if it is small. */
  static ScoredRows of(Features features) {
    boolean isSmall = features.numbers() <= Batches.FEW_NUMBERS;
    return new ScoredRows(features, isSmall ? features.matrix() : null);
  }

  /** A head's score. */
  HeadScore score(TrainedHead head) {
    try (INDArray sums = matrix == null ? head.logits(features) : head.logits(matrix)) {
      return HeadScore.of(MatrixRows.doubles(sums), features.labels());
    }
  }

  @Override
  public void close() {
    if (matrix != null) {
      matrix.close();
    }
  }
}
