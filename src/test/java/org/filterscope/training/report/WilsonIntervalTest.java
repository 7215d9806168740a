package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /** A bound p solves |share - p| = z sqrt(p (1 - p) / n), which is how Wilson defined it. */
  @ParameterizedTest
  @CsvSource({"81,263", "15,148", "1,29", "856,939", "99,100"})
  void bothBoundsSolveWilsonsEquation(int successes, int trials) {
    WilsonInterval interval = WilsonInterval.of(successes, trials);

    double share = (double) successes / trials;
    assertThat(interval.low()).isLessThan(share);
    assertThat(interval.high()).isGreaterThan(share);
    for (double bound : new double[] {interval.low(), interval.high()}) {
      double deviations = Math.abs(share - bound) / Math.sqrt(bound * (1 - bound) / trials);
      assertThat(deviations).isCloseTo(1.959964, within(1e-5));
    }
  }

  /** Newcombe 1998, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81,263,0.2553,0.3662",
    "15,148,0.0624,0.1605",
    "0,20,0.0000,0.1611",
    "1,29,0.0061,0.1718"
  })
  void publishedExamplesComeOut(int successes, int trials, double low, double high) {
    WilsonInterval interval = WilsonInterval.of(successes, trials);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  /** With all right, the lower bound is n / (n + z squared): 12 / 15.8415, and 0.7224 for 10. */
  @ParameterizedTest
  @CsvSource({"10,0.7225", "12,0.7575", "20,0.8389", "50,0.9287"})
  void allRightOfFewStillLeavesMuchOpen(int trials, double low) {
    WilsonInterval interval = WilsonInterval.of(trials, trials);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.width()).isCloseTo(1 - low, within(5e-5));
  }

  @Test
  void nothingRightStartsAtExactlyZeroAndAllRightEndsAtExactlyOne() {
    assertThat(WilsonInterval.of(0, 7).low()).isZero();
    assertThat(WilsonInterval.of(7, 7).high()).isEqualTo(1);
  }

  @Test
  void withoutTrialsThereIsNoInterval() {
    assertThatThrownBy(() -> WilsonInterval.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
