package org.filterscope.lesson.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** What functions leave of a gradient. */
class GradientFlowTest {
  private final Network network = SmallModel.create().network();
  private final float[] input = RandomNetworks.ofSeed(2).numbers(network.input().size(), 1);

  @Test
  void whatIsLeftIsTheProductOfTheDerivativesAbove() {
    GradientFlow flow =
        new GradientFlow(Activation.SIGMOID, List.of("a", "b", "c"), new double[] {0.5, 0.25, 0.2});

    assertThat(flow.left()).containsExactly(new double[] {0.025, 0.05, 0.2}, within(1e-15));
  }

  @Test
  void derivativesAreThoseAtTheLayersRealSums() {
    GradientFlow flow = of(network, Activation.TANH, input);

    Network tanh = OtherFunctions.everywhere(network, Activation.TANH);
    assertThat(flow.layers()).containsExactly("conv1", "conv2", "conv3_1", "conv3_2");
    try (ForwardPass forward = new ForwardPass(tanh)) {
      for (int i = 0; i < flow.layers().size(); i++) {
        LayerSums sums =
            LayerSums.of(
                forward,
                tanh.find(flow.layers().get(i)).orElseThrow(),
                input,
                Cancellation.NEVER,
                () -> {});
        assertThat(flow.derivatives()[i]).isCloseTo(sums.meanDerivative(), within(1e-5));
      }
    }
  }

  @Test
  void rectifiersPassOnTheShareOfCellsThatAreNotZero() {
    GradientFlow flow = of(network, Activation.RELU, input);

    try (OnePass pass = new OnePass(network, input)) {
      float[] values = pass.maps("conv3_2").values();
      int above = 0;
      for (float value : values) {
        above += value > 0 ? 1 : 0;
      }
      assertThat(flow.derivatives()[3]).isCloseTo((double) above / values.length, within(1e-12));
    }
  }

  @Test
  void throughVgg16SigmoidsLeaveNextToNothing() {
    float[] cat = Golden.input("cat");

    double sigmoid = of(Golden.vgg16Base(), Activation.SIGMOID, cat).left()[0];
    double relu = of(Golden.vgg16Base(), Activation.RELU, cat).left()[0];

    // A sigmoid is never steeper than a quarter.
    assertThat(sigmoid).isPositive().isLessThan(Math.pow(0.25, 13));
    assertThat(relu).isGreaterThan(1000 * sigmoid);
  }

  private static GradientFlow of(Network network, Activation function, float[] input) {
    try (ForwardPass forward = new ForwardPass(network)) {
      return GradientFlow.of(forward, function, input, Cancellation.NEVER, () -> {});
    }
  }
}
