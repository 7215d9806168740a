package org.filterscope.training.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TemperatureTest {

  @Test
  void sumsThatAreTwiceAsSureAsTheyShouldBeAreHalved() {
    // Two classes, 3 of 4 right: the best probability is (1 - d) 3/4 + d 1/4, with d = 1 / 402.
    int rows = 400;
    float[][] logits = new float[rows][2];
    int[] labels = new int[rows];
    double doubt = 1.0 / (rows + 2);
    double share = 0.75 * (1 - doubt) + 0.25 * doubt;
    float apart = (float) (2 * Math.log(share / (1 - share)));
    for (int i = 0; i < rows; i++) {
      logits[i][0] = apart;
      labels[i] = i % 4 == 0 ? 1 : 0;
    }
    assertThat(Temperature.of(Nd4j.create(logits), labels)).isCloseTo(2, within(1e-3));
  }

  @Test
  void thatNoneWasWrongMakesNothingCertain() {
    float[][] logits = {{3, 0}, {0, 3}, {4, 0}, {0, 4}};
    double temperature = Temperature.of(Nd4j.create(logits), new int[] {0, 1, 0, 1});
    double probability = 1 / (1 + Math.exp(-3 / temperature));
    assertThat(probability).isLessThan(0.95);
  }

  @Test
  void theLossOfEvenOddsIsTheLogarithmOfTheirNumber() {
    double[][] sums = {{1, 1, 1, 1}, {-5, -5, -5, -5}};
    assertThat(Temperature.loss(sums, new int[] {0, 3})).isCloseTo(Math.log(4), within(1e-12));
  }
}
