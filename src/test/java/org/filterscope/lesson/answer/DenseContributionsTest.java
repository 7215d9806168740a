package org.filterscope.lesson.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.OnePass;
import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.DenseUnit;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dense layer's inputs add to a class's score, and where they come from. */
class DenseContributionsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 37, 100})
  void theyAddUpToTheClasssScoreBeforeSoftmax(int unit) {
    Network network = Golden.builtIn().network();
    Node output = network.output();
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      LayerMaps inputs = cat.maps(network.node(output.inputs().get(0)).name());

      PartialSums contributions =
          DenseContributions.of(DenseUnit.of(output, unit).orElseThrow(), inputs.values());

      assertThat(contributions.sum()).isCloseTo(cat.pass().logit(output, unit), within(1e-4));
      int[] order = contributions.order();
      double[] running = contributions.running(order);
      assertThat(running[running.length - 1]).isCloseTo(contributions.sum(), within(1e-9));
      assertThat(Math.abs(contributions.ofChannels()[order[0]]))
          .isGreaterThanOrEqualTo(Math.abs(contributions.ofChannels()[order[1]]));
    }
  }

  /** The built-in head reads means over cells of pool5, scaled to one length. */
  @Test
  void eachInputOfThePooledHeadIsTheMeanOfTheCellsThatItLeadsTo() {
    Network network = Golden.builtIn().network();
    Node output = network.output();
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      float[] inputs = cat.maps(network.node(output.inputs().get(0)).name()).values();
      double scale = 0;
      for (int i = 0; i < inputs.length; i++) {
        InputOrigin origin = InputOrigin.of(network, output, i);
        double mean = mean(cat.maps("pool5"), origin);
        assertThat(origin.layer().name()).isEqualTo("pool5");
        if (scale == 0 && mean > 0) {
          scale = inputs[i] / mean;
        }
        assertThat(inputs[i]).isCloseTo((float) (scale * mean), within(1e-4f));
      }
    }
  }

  private static double mean(LayerMaps maps, InputOrigin origin) {
    Region cells = origin.cells();
    double sum = 0;
    for (int y = cells.top(); y < cells.bottom(); y++) {
      for (int x = cells.left(); x < cells.right(); x++) {
        sum += maps.map(origin.channel()).at(y, x);
      }
    }
    return sum / cells.cells();
  }

  @Test
  void inputsOfAFlattenedLayerLeadToOneCell() {
    Network network = NetworkFile.read(Golden.tinyVgg16()).network();
    Node first = network.find("fc1").orElseThrow();
    assertThat(network.node(first.inputs().get(0)).operation())
        .isInstanceOf(Operation.Flatten.class);
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      float[] inputs = cat.maps(network.node(first.inputs().get(0)).name()).values();
      for (int i = 0; i < inputs.length; i++) {
        InputOrigin origin = InputOrigin.of(network, first, i);
        assertThat(origin.layer().name()).isEqualTo("pool5");
        assertThat(origin.cells().cells()).isOne();
        assertThat((double) inputs[i]).isEqualTo(mean(cat.maps("pool5"), origin));
      }
    }
  }

  @Test
  void inputsOfALaterDenseLayerAreUnits() {
    Network network = NetworkFile.read(Golden.tinyVgg16()).network();

    InputOrigin origin = InputOrigin.of(network, network.find("fc2").orElseThrow(), 9);

    assertThat(origin.layer().name()).isEqualTo("fc1");
    assertThat(origin.channel()).isEqualTo(9);
  }

  @Test
  void otherLayersHaveNoDenseUnits() {
    Network small = SmallModel.create().network();
    Node convolution = small.find("conv1").orElseThrow();

    assertThat(DenseUnit.of(convolution, 0)).isEmpty();
    assertThatThrownBy(() -> InputOrigin.of(small, convolution, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
