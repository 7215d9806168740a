package org.filterscope.training.head;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Temperature scaling: the number to divide a head's sums by before softmax so that the right
 * classes of the validation photographs are as probable as possible (Guo et al. 2017, "On
 * calibration of modern neural networks").
 */
final class Temperature {
  private static final double LEAST = Math.log(0.05);
  private static final double MOST = Math.log(20);
  private static final int STEPS = 60;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Temperature() {}

  /**
   * The best temperature between 0.05 and 20, by golden-section search.
   *
   * <p>With {@code n} photographs, a right class counts as {@code (n + 1) / (n + 2)} (Platt 1999),
   * because a model that made no mistake so far may still make one.
   *
   * @param logits {@code [rows, classes]}
   */
  static double of(INDArray logits, int[] labels) {
    double[][] sums = MatrixRows.doubles(logits);
    double doubt = 1 / (labels.length + 2.0);
    double low = LEAST;
    double high = MOST;
    for (int step = 0; step < STEPS; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (loss(sums, labels, Math.exp(left), doubt) <= loss(sums, labels, Math.exp(right), doubt)) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** The mean of the negative logarithms of the right classes' probabilities. */
  static double loss(double[][] sums, int[] labels) {
    return loss(sums, labels, 1, 0);
  }

  /** The cross entropy of probabilities against classes of which each may be wrong. */
  private static double loss(double[][] sums, int[] labels, double temperature, double doubt) {
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      double largest = Arrays.stream(sums[i]).max().orElse(0);
      double exponentials = 0;
      double others = 0;
      for (int c = 0; c < sums[i].length; c++) {
        double sum = (sums[i][c] - largest) / temperature;
        exponentials += Math.exp(sum);
        others += c == labels[i] ? 0 : sum / Math.max(1, sums[i].length - 1);
      }
      double right = (sums[i][labels[i]] - largest) / temperature;
      total += Math.log(exponentials) - (1 - doubt) * right - doubt * others;
    }
    return total / Math.max(1, sums.length);
  }
}
