package org.filterscope.lesson.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** A layer's real sums before its function. */
class LayerSumsTest {
  private final Network network = Golden.vgg16Base();
  private final Node layer = network.find("conv2_1").orElseThrow();

  @Test
  void theFunctionMakesOfThemTheEnginesMaps() {
    LayerSums sums = sums();
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      LayerMaps engines = cat.maps("conv2_1");
      assertThat(sums.maps().values()).isEqualTo(engines.values());
      int zeros = 0;
      for (float value : engines.values()) {
        zeros += value == 0 ? 1 : 0;
      }
      assertThat(sums.zeros()).isEqualTo((double) zeros / engines.values().length);
    }
  }

  @Test
  void theirHistogramCountsEverySumOnce() {
    LayerSums sums = sums();

    Histogram histogram = sums.histogram(50);

    float[] values = sums.sums().values().clone();
    Arrays.sort(values);
    assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(values.length);
    assertThat(histogram.low()).isEqualTo(values[0]);
    assertThat(histogram.high()).isEqualTo(values[values.length - 1]);
    double third = histogram.start(3);
    long below = 0;
    for (float value : values) {
      below += value < third ? 1 : 0;
    }
    assertThat(Arrays.stream(histogram.counts()).limit(3).sum()).isEqualTo((int) below);
  }

  @Test
  void unitsOfAnSCurveAreSaturatedFarFromZero() {
    // tanh's derivative is 0.05 where tanh is the root of 0.95: at 2.178. The sigmoid's largest is
    // a quarter, and a twentieth of that lies at 4.356.
    LayerSums sums = of(-10, -4, -2.2f, -2.1f, 0, 2.1f, 2.2f, 4, 4.4f, 10);

    assertThat(sums.with(Activation.TANH).saturated()).isCloseTo(0.7, within(1e-12));
    assertThat(sums.with(Activation.SIGMOID).saturated()).isCloseTo(0.3, within(1e-12));
    assertThat(sums.with(Activation.RELU).saturated()).isCloseTo(0.5, within(1e-12));
    assertThat(sums.with(Activation.RELU).zeros()).isCloseTo(0.5, within(1e-12));
    assertThat(sums.with(Activation.leakyRelu(0.1f)).saturated()).isZero();
  }

  @Test
  void softmaxHasNoSumsOfItsOwn() {
    Network small = SmallModel.create().network();
    float[] input = new float[small.input().size()];
    try (ForwardPass forward = new ForwardPass(small)) {
      assertThatThrownBy(
              () -> LayerSums.of(forward, small.output(), input, Cancellation.NEVER, () -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void valuesThatAreAllAlikeShareOneBin() {
    assertThat(Histogram.of(new float[] {2, 2, 2}, 3).counts()).containsExactly(3, 0, 0);
  }

  private LayerSums sums() {
    try (ForwardPass forward = new ForwardPass(network)) {
      return LayerSums.of(forward, layer, Golden.input("cat"), Cancellation.NEVER, () -> {});
    }
  }

  private static LayerSums of(float... sums) {
    return new LayerSums(
        new LayerMaps("sums", Shape.maps(1, 1, sums.length), sums), Activation.IDENTITY);
  }
}
