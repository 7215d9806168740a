package org.filterscope.lesson.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Node;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.Test;

/** Softmax term by term, against the engine's probabilities. */
class SoftmaxTest {

  @Test
  void theTermsAreTheEnginesProbabilities() {
    try (OnePass cat = new OnePass(Golden.builtIn().network(), Golden.input("cat"))) {
      Node output = cat.pass().network().output();
      float[] logits = cat.pass().logits(output);
      float[] probabilities = cat.maps(output.name()).values();

      Softmax softmax =
          Softmax.of(IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray(), 1);

      for (int i = 0; i < probabilities.length; i++) {
        assertThat(logits[i]).isEqualTo(cat.pass().logit(output, i));
        assertThat(softmax.probabilities()[i]).isCloseTo(probabilities[i], within(1e-6));
        assertThat(softmax.exponentials()[i] / softmax.total())
            .isEqualTo(softmax.probabilities()[i]);
      }
    }
  }

  @Test
  void probabilitiesAddUpToOneAtAnyTemperature() {
    for (double temperature : new double[] {0.01, 0.5, 1, 3, 1000}) {
      Softmax softmax = Softmax.of(new double[] {-3, 800, 2.5, 801}, temperature);

      assertThat(Arrays.stream(softmax.probabilities()).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aTemperatureDividesTheSums() {
    // exp(1) and exp(0), over their sum.
    Softmax softmax = Softmax.of(new double[] {4, 2}, 2);

    assertThat(softmax.probabilities()[0]).isCloseTo(0.7310585786300049, within(1e-15));
  }

  @Test
  void aBarThatIsDraggedTakesFromTheOthersInProportion() {
    Softmax before = Softmax.of(new double[] {1, 2, 3}, 1);

    Softmax after = before.with(2, 5);

    assertThat(after.probabilities()[2]).isGreaterThan(before.probabilities()[2]);
    assertThat(after.probabilities()[0] / after.probabilities()[1])
        .isCloseTo(before.probabilities()[0] / before.probabilities()[1], within(1e-12));
    assertThat(before.sums()).containsExactly(1, 2, 3);
  }

  @Test
  void aTemperatureOfZeroIsRefused() {
    assertThatThrownBy(() -> Softmax.of(new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
