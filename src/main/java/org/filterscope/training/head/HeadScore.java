package org.filterscope.training.head;

import org.filterscope.training.data.Features;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The score of a state on photographs with known classes.
 *
 * @param loss the mean negative logarithm of the right classes' probabilities
 * @param accuracy from 0 to 1
 */
public record HeadScore(double loss, double accuracy) {

  /** Worse than any real score. */
  static final HeadScore NONE = new HeadScore(Double.POSITIVE_INFINITY, -1);

  /** Scores a head. */
  public static HeadScore of(TrainedHead head, Features rows) {
    try (INDArray sums = head.logits(rows)) {
      return of(MatrixRows.doubles(sums), rows.labels());
    }
  }

  /**
   * Scores sums before softmax.
   *
   * @param sums {@code [rows][classes]}
   */
  public static HeadScore of(double[][] sums, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += likeliest(sums[i]) == labels[i] ? 1 : 0;
    }
    double accuracy = labels.length == 0 ? 0 : (double) right / labels.length;
    return new HeadScore(Temperature.loss(sums, labels), accuracy);
  }

  /**
   * Whether more are right, or as many with more probable right classes. A state whose loss is NaN
   * or infinite has diverged and is never better.
   */
  public boolean isBetterThan(HeadScore other) {
    return Double.isFinite(loss)
        && (accuracy > other.accuracy || (accuracy == other.accuracy && loss < other.loss));
  }

  private static int likeliest(double[] sums) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      if (sums[i] > sums[best]) {
        best = i;
      }
    }
    return best;
  }
}
