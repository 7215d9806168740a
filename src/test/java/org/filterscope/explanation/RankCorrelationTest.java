package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  @Test
  void equalValuesShareARankAsInSciPy() {
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])
    assertThat(
            RankCorrelation.of(new float[] {1, 2, 3, 4, 5}, new float[] {5, 6, 7, 8, 7})
                .orElseThrow())
        .isCloseTo(0.8207826816681233, within(1e-12));
  }

  @Test
  void theSameOrderIsOneAndTheOppositeMinusOne() {
    float[] values = {3, 1, 2};

    assertThat(RankCorrelation.of(values, new float[] {9, -4, 0}).orElseThrow()).isEqualTo(1);
    assertThat(RankCorrelation.of(values, new float[] {-9, 4, 0}).orElseThrow()).isEqualTo(-1);
  }

  @Test
  void valuesThatAreAllEqualHaveNoOrder() {
    assertThat(RankCorrelation.of(new float[] {1, 2}, new float[2])).isEmpty();
  }
}
