package org.filterscope.explanation;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Spearman's rank correlation of two lists of values. */
final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * The correlation, from -1 for opposite order to 1 for the same order. Equal values share their
   * mean rank.
   *
   * @return the correlation; empty if all values of a list are equal
   * @throws IllegalArgumentException if the lists have different lengths
   */
  static OptionalDouble of(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(one.length + " and " + other.length + " values");
    }
    double[] ranks = ranks(one);
    double[] others = ranks(other);
    double mean = (one.length - 1) / 2.0;
    double both = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < ranks.length; i++) {
      both += (ranks[i] - mean) * (others[i] - mean);
      squares += (ranks[i] - mean) * (ranks[i] - mean);
      otherSquares += (others[i] - mean) * (others[i] - mean);
    }
    return squares > 0 && otherSquares > 0
        ? OptionalDouble.of(both / Math.sqrt(squares * otherSquares))
        : OptionalDouble.empty();
  }

  private static double[] ranks(float[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    for (int first = 0; first < order.length; ) {
      int end = first + 1;
      while (end < order.length && values[order[end]] == values[order[first]]) {
        end++;
      }
      for (int i = first; i < end; i++) {
        ranks[order[i]] = (first + end - 1) / 2.0;
      }
      first = end;
    }
    return ranks;
  }
}
