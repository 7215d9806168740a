package org.filterscope.lesson.learning;

/**
 * A photograph as a point: two of its features and its class.
 *
 * @param first the coordinate on the first axis
 * @param second the coordinate on the second axis
 * @param label 0 or 1
 */
public record LabelledPoint(double first, double second, int label) {

  /** Checks that the label is 0 or 1. */
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
