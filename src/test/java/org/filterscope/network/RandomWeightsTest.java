package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** Networks as they are before any training. */
class RandomWeightsTest {
  private final Network network = SmallModel.create().network();

  @Test
  void theLayersStayAndTheWeightsFollowTheSeed() {
    Network one = RandomWeights.of(network, 1);
    Network again = RandomWeights.of(network, 1);
    Network other = RandomWeights.of(network, 2);

    Node output = one.output();
    assertThat(one.nodes()).extracting(Node::shape).isEqualTo(shapes());
    assertThat(one.checksum(output)).isEqualTo(again.checksum(again.output()));
    assertThat(one.checksum(output)).isNotEqualTo(other.checksum(other.output()));
    assertThat(one.checksum(output)).isNotEqualTo(network.checksum(network.output()));
  }

  private List<Shape> shapes() {
    return network.nodes().stream().map(Node::shape).toList();
  }

  @Test
  void weightsThatAreZeroStayZero() {
    Operation.Convolution convolution =
        RandomNetworks.ofSeed(1).convolution(2, 2, Window.of(3, 1, 1));
    for (int tap = 0; tap < 9; tap++) {
      convolution.kernels().putScalar(new int[] {tap / 3, tap % 3, 0, 1}, 0);
    }
    Network grouped =
        new Network.Builder("maps", Shape.maps(2, 8, 8))
            .add("conv", convolution, Activation.RELU)
            .build();

    Node random = RandomWeights.of(grouped, 1).output();

    ChannelKernels second = ChannelKernels.of(random, 1).orElseThrow();
    assertThat(second.strengths()[0]).isZero();
    assertThat(second.strengths()[1]).isPositive();
  }
}
