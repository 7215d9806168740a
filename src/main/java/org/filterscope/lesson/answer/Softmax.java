package org.filterscope.lesson.answer;

import java.util.Arrays;

/**
 * Softmax, term by term: {@code exp(z / T)} for each sum, divided by the total. To keep the
 * exponentials small, the largest sum is subtracted from all sums first; this cancels out.
 *
 * @param sums the classes' sums before softmax
 * @param temperature the divisor of the sums; 1 for the network's own answer, higher values for a
 *     less confident one (Guo et al. 2017)
 * @param largest the sum that is subtracted
 * @param exponentials one for each class, from 0 to 1
 * @param total the sum of the exponentials
 * @param probabilities the exponentials divided by their total; they add up to 1
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

  /** Recomputes all terms with one class's sum changed, for example by dragging its bar. */
  public Softmax with(int unit, double sum) {
    double[] others = sums.clone();
    others[unit] = sum;
    return of(others, temperature);
  }
}
