package org.filterscope.training.head;

import java.util.ArrayList;
import java.util.List;

/** A model's probabilities for photographs; a row for each photograph, a column for each class. */
public final class Probabilities {

  /** The share of right answers in validation among those at least as probable as the certainty. */
  private static final double PRECISION = 0.95;

  /** Fewer validation photographs than this say nothing about a share of 95 percent. */
  private static final int FEWEST = 50;

  private Probabilities() {}

  /** The accuracy: the share of rows whose likeliest class is the right one. */
  public static double accuracy(float[][] probabilities, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += likeliest(probabilities[i]) == labels[i] ? 1 : 0;
    }
    return labels.length == 0 ? 0 : (double) right / labels.length;
  }

  /**
   * The lowest probability for which 95 percent of the answers at least as probable are right; 0 if
   * there are too few photographs to tell.
   */
  public static double certainty(float[][] probabilities, int[] labels) {
    if (labels.length < FEWEST) {
      return 0;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Float.compare(top(probabilities[b]), top(probabilities[a])));
    double certainty = 1;
    int right = 0;
    for (int count = 1; count <= order.size(); count++) {
      int row = order.get(count - 1);
      right += likeliest(probabilities[row]) == labels[row] ? 1 : 0;
      if (right >= PRECISION * count) {
        certainty = top(probabilities[row]);
      }
    }
    return certainty;
  }

  private static float top(float[] probabilities) {
    return probabilities[likeliest(probabilities)];
  }

  /** The likeliest class of a row; the first one if several are equal. */
  public static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
