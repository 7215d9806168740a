package org.filterscope.training.report;

/**
 * The 95 % confidence interval of a share after some trials: Wilson's score interval (Wilson 1927),
 * which stays between 0 and 1 and works for few trials and for shares near 1.
 *
 * @param low lower end, from 0 to 1
 * @param high upper end, from 0 to 1
 */
public record WilsonInterval(double low, double high) {

  /** The normal distribution's 97.5 % quantile. */
  private static final double Z = 1.959963984540054;

  /** Its width, from 0 to 1. */
  public double width() {
    return high - low;
  }

  /**
   * The interval after independent trials.
   *
   * @param successes the number of successful trials
   * @param trials all trials, at least 1
   * @throws IllegalArgumentException if there are no trials, or more successes than trials
   */
  public static WilsonInterval of(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    double n = trials;
    double share = successes / n;
    double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    // If all or none succeed, one bound is exactly 1 or 0, which rounding may miss.
    return new WilsonInterval(
        successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
  }
}
