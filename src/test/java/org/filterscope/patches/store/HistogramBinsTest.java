package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramBinsTest {

  @ParameterizedTest
  @ValueSource(floats = {1e-6f, 0.1f, 1, 1.2499f, 1.25f, 3.99f, 4, 1211.3f, 1e6f})
  void aValueLiesInItsBin(float value) {
    int bin = HistogramBins.of(value);

    assertThat(value)
        .isGreaterThanOrEqualTo(HistogramBins.low(bin))
        .isLessThan(HistogramBins.low(bin + 1));
  }

  @Test
  void theFormulaOfTheSchemaHolds() {
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      double low = (1 + bin % 4 / 4.0) * Math.pow(2, bin / 4 - 24);
      assertThat((double) HistogramBins.low(bin)).isEqualTo(low);
    }
  }

  @Test
  void whatIsTooSmallOrTooLargeIsInTheOuterBins() {
    assertThat(HistogramBins.of(Float.MIN_VALUE)).isZero();
    assertThat(HistogramBins.of(Float.POSITIVE_INFINITY)).isEqualTo(HistogramBins.COUNT - 1);
  }

  @Test
  void theMedianIsThatOfTheValuesToAFewPercent() {
    Random random = new Random(1);
    float[] values = new float[1001];
    int[] counts = new int[HistogramBins.COUNT];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.exp(random.nextGaussian() + 5);
      counts[HistogramBins.of(values[i])]++;
    }
    Arrays.sort(values);

    assertThat(HistogramBins.median(counts)).isCloseTo(values[500], within(0.05f * values[500]));
  }

  @Test
  void theMedianOfNothingIsZero() {
    assertThat(HistogramBins.median(new int[HistogramBins.COUNT])).isZero();
  }
}
