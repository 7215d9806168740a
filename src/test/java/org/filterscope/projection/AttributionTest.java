package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What units add by way of others, and pictures that start from a value of one's own. */
class AttributionTest {

  @Test
  void byWayOfAllUnitsOfALayerComesAllThatAnEarlierUnitAdds() {
    Network network = SmallModel.create().network();
    Node later = network.find("conv3_2").orElseThrow();
    Node earlier = network.find("conv2").orElseThrow();
    float[] input = RandomNetworks.ofSeed(8).numbers(network.input().size(), 1);
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      Attribution attribution =
          projector.attribution(
              pass, network.output(), 1, List.of(later, earlier), Cancellation.NEVER, () -> {});

      double[] sums = new double[12];
      for (int unit = 0; unit < 16; unit++) {
        double[] through = attribution.through(0, unit);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += through[i];
        }
      }

      double score = pass.logit(network.output(), 1);
      assertThat(attribution.value()).isEqualTo(score);
      assertThat(sums).containsExactly(attribution.ofUnits(1), within(1e-5 * Math.abs(score)));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void fromACellsOwnValueComesItsProjection(Mode mode) {
    Network network = Golden.vgg16Base();
    Node node = network.find("conv2_2").orElseThrow();
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.runTo(node, Golden.input("cat"), Cancellation.NEVER, () -> {})) {
      Projection expected =
          (Projection)
              projector.project(
                  pass, node, 5, new Seed.Strongest(), mode, Cancellation.NEVER, () -> {});

      Projection actual =
          projector.projectValue(
              pass,
              node,
              5,
              (Seed.Cell) expected.seed(),
              expected.value(),
              mode,
              Cancellation.NEVER,
              () -> {});

      assertThat(actual.values()).isEqualTo(expected.values());
      assertThat(actual.box()).isEqualTo(expected.box());
    }
  }
}
