package org.filterscope.lesson.answer;

import java.util.Arrays;

/**
 * Probabilities out of sums, term by term: {@code exp(z / T)} of each sum, over the total of all.
 * To keep the exponentials small, the largest sum is subtracted from all first, which cancels out.
 *
 * @param sums the classes' sums before softmax
 * @param temperature what they are divided by; 1 for the network's own answer, more for a less sure
 *     one (Guo et al. 2017)
 * @param largest the sum that is subtracted
 * @param exponentials one for each class, from 0 to 1
 * @param total of the exponentials
 * @param probabilities the exponentials over their total; they add up to one
 */
public record Softmax(
    double[] sums,
    double temperature,
    double largest,
    double[] exponentials,
    double total,
    double[] probabilities) {

  /**
   * Computes all terms.
   *
   * @throws IllegalArgumentException if there are no sums, or the temperature is not above zero
   */
  public static Softmax of(double[] sums, double temperature) {
    if (sums.length == 0 || !(temperature > 0)) {
      throw new IllegalArgumentException(sums.length + " sums at " + temperature);
    }
    double largest = Arrays.stream(sums).max().orElseThrow();
    double[] exponentials =
        Arrays.stream(sums).map(sum -> Math.exp((sum - largest) / temperature)).toArray();
    double total = Arrays.stream(exponentials).sum();
    double[] probabilities = Arrays.stream(exponentials).map(term -> term / total).toArray();
    return new Softmax(sums.clone(), temperature, largest, exponentials, total, probabilities);
  }

  /** The same with one class's sum changed, as a bar that is dragged. */
  public Softmax with(int unit, double sum) {
    double[] others = sums.clone();
    others[unit] = sum;
    return of(others, temperature);
  }
}
