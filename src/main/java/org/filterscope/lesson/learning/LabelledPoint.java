package org.filterscope.lesson.learning;

/**
 * A photograph as a dot: two of its features, and its class.
 *
 * @param first along the first axis
 * @param second along the second
 * @param label 0 or 1
 */
public record LabelledPoint(double first, double second, int label) {

  /** Refuses other labels. */
  public LabelledPoint {
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException("Two classes, not " + label);
    }
  }

  /** A feature by its number, 0 or 1. */
  double feature(int number) {
    return number == 0 ? first : second;
  }
}
