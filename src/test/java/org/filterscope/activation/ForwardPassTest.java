package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** Passes through a network, and through others with the same kernels. */
class ForwardPassTest {
  private final Network network = SmallModel.create().network();
  private final Network other = network.withActivations(Map.of("conv2", Activation.TANH));
  private final float[] input = RandomNetworks.ofSeed(2).numbers(network.input().size(), 1);

  @Test
  void kernelsThatTwoNetworksShareArePreparedOnce() {
    Operation.Convolution second =
        (Operation.Convolution) network.find("conv2").orElseThrow().operation();
    try (ForwardPass forward = new ForwardPass(network);
        ForwardPass through = forward.through(other)) {
      assertThat(through.convolutions().winograd(second))
          .isSameAs(forward.convolutions().winograd(second));
    }
  }

  @Test
  void aNetworkGivesTheSameWithTheKernelsOfAnotherAsWithItsOwn() {
    try (ForwardPass forward = new ForwardPass(network);
        ForwardPass through = forward.through(other);
        ForwardPass alone = new ForwardPass(other)) {
      assertThat(answer(through)).isEqualTo(answer(alone)).isNotEqualTo(answer(forward));
    }
  }

  @Test
  void kernelsStayUntilThePassesThatTheyBelongToAreClosed() {
    try (ForwardPass forward = new ForwardPass(network)) {
      float[] before = answer(forward);
      try (ForwardPass through = forward.through(other)) {
        answer(through);
      }
      assertThat(answer(forward)).isEqualTo(before);
    }
  }

  private float[] answer(ForwardPass forward) {
    try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      return pass.maps(forward.network().output()).values();
    }
  }
}
