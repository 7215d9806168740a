package org.filterscope.lesson.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * The two features that separate two classes of photographs best, used as axes. Each is scaled to
 * mean 0 and standard deviation 1.
 *
 * @param first index of the first feature
 * @param second index of the second feature
 * @param points one point for each photograph, in the same order
 */
public record FeaturePair(int first, int second, List<LabelledPoint> points) {

  /** Features with a higher absolute correlation than this look the same. */
  private static final double ALIKE = 0.8;

  /** Copies the list. */
  public FeaturePair {
    points = List.copyOf(points);
  }

  /**
   * Chooses features by Fisher's criterion: the squared distance of the class means divided by the
   * sum of the class variances. The second axis is the best feature that is not too similar to the
   * first.
   *
   * @param rows {@code [photographs][features]}
   * @param labels 0 or 1 for each photograph
   * @throws IllegalArgumentException if a class has no photograph, or there are fewer than two
   *     features
   */
  public static FeaturePair mostSeparating(List<float[]> rows, int[] labels) {
    int features = rows.isEmpty() ? 0 : rows.get(0).length;
    boolean hasBoth = false;
    for (int label : labels) {
      hasBoth |= label != labels[0];
    }
    if (features < 2 || rows.size() != labels.length || !hasBoth) {
      throw new IllegalArgumentException(
          rows.size() + " photographs of " + features + " features, " + labels.length + " labels");
    }
    double[] criteria = new double[features];
    for (int feature = 0; feature < features; feature++) {
      criteria[feature] = criterion(rows, labels, feature);
    }
    int first = best(criteria);
    double[] alongFirst = standardised(rows, first);
    criteria[first] = Double.NEGATIVE_INFINITY;
    int second = best(criteria);
    int next = second;
    while (criteria[next] > 0
        && Math.abs(correlation(alongFirst, standardised(rows, next))) > ALIKE) {
      criteria[next] = Double.NEGATIVE_INFINITY;
      next = best(criteria);
    }
    second = criteria[next] > 0 ? next : second;
    return new FeaturePair(first, second, points(alongFirst, standardised(rows, second), labels));
  }

  private static List<LabelledPoint> points(double[] first, double[] second, int[] labels) {
    List<LabelledPoint> points = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      points.add(new LabelledPoint(first[i], second[i], labels[i]));
    }
    return points;
  }

  private static int best(double[] criteria) {
    int best = 0;
    for (int i = 1; i < criteria.length; i++) {
      best = criteria[i] > criteria[best] ? i : best;
    }
    return best;
  }

  private static double criterion(List<float[]> rows, int[] labels, int feature) {
    double[] sums = new double[2];
    double[] squares = new double[2];
    int[] counts = new int[2];
    for (int i = 0; i < labels.length; i++) {
      double value = rows.get(i)[feature];
      sums[labels[i]] += value;
      squares[labels[i]] += value * value;
      counts[labels[i]]++;
    }
    double apart = sums[0] / counts[0] - sums[1] / counts[1];
    double variance = 0;
    for (int k = 0; k < 2; k++) {
      double mean = sums[k] / counts[k];
      variance += Math.max(0, squares[k] / counts[k] - mean * mean);
    }
    return apart == 0 ? 0 : apart * apart / Math.max(variance, Double.MIN_NORMAL);
  }

  private static double[] standardised(List<float[]> rows, int feature) {
    double[] values = rows.stream().mapToDouble(row -> row[feature]).toArray();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double deviation = variance == 0 ? 1 : Math.sqrt(variance);
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
    return values;
  }

  private static double correlation(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i] / one.length;
    }
    return sum;
  }
}
