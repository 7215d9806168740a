package org.filterscope.lesson.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.Test;

/** What each input channel adds, against the engine's sums before the function. */
class PartialSumsTest {
  private static final int UNIT = 7;

  private final Network network = Golden.vgg16Base();
  private final Node layer = network.find("conv3_1").orElseThrow();
  private final Filter filter = Filter.of(layer, UNIT).orElseThrow();

  @Test
  void addedOneByOneTheyEndInTheSumBeforeTheFunction() {
    try (OnePass cat = withoutFunction()) {
      PartialSums partial = filter.at(cat.maps("pool2"), 20, 31).partialSums();
      double[] running = partial.running(partial.order());

      FeatureMap sums = cat.maps("conv3_1").map(UNIT);
      assertThat(running).hasSize(129);
      assertThat(running[0]).isEqualTo(filter.bias());
      assertThat(running[128])
          .isCloseTo(sums.at(20, 31), within(1e-5 * Math.abs(sums.peak().value())));
    }
  }

  @Test
  void theLargestComesFirstWhateverItsSign() {
    PartialSums partial = new PartialSums(new double[] {1, -3, 0, 2}, 0.5);

    assertThat(partial.order()).containsExactly(1, 3, 0, 2);
    assertThat(partial.running(partial.order())).containsExactly(0.5, -2.5, -0.5, 0.5, 0.5);
  }

  @Test
  void overTheMapTheyAddUpToTheMeanOfItsSums() {
    try (OnePass cat = withoutFunction()) {
      LayerMaps inputs = cat.maps("pool2");

      PartialSums means = PartialSums.overMap(filter, inputs);

      LayerMaps sums = cat.maps("conv3_1");
      assertThat(means.sum())
          .isCloseTo(sums.mean(UNIT), within(1e-5 * Math.abs(sums.map(UNIT).peak().value())));
    }
  }

  @Test
  void theMapsOfAllChannelsAddUpToTheMapOfSums() {
    try (OnePass cat = withoutFunction()) {
      LayerMaps inputs = cat.maps("pool2");
      FeatureMap sums = cat.maps("conv3_1").map(UNIT);
      double[] added = new double[sums.values().length];
      for (int c = 0; c < inputs.shape().channels(); c++) {
        float[] one = filter.sumsOf(inputs, c).values();
        for (int i = 0; i < added.length; i++) {
          added[i] += one[i];
        }
      }
      for (int i = 0; i < added.length; i++) {
        assertThat(added[i] + filter.bias())
            .isCloseTo(sums.values()[i], within(1e-5 * Math.abs(sums.peak().value())));
      }
    }
  }

  private OnePass withoutFunction() {
    return new OnePass(
        network.withActivations(Map.of("conv3_1", Activation.IDENTITY)), Golden.input("cat"));
  }
}
