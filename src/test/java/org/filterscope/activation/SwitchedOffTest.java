package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Units switched off, in the real network. */
class SwitchedOffTest {
  private static final List<Integer> UNITS = List.of(0, 7, 60);

  private static Network network;
  private static ForwardPass forward;

  @BeforeAll
  static void open() {
    network = Golden.builtIn().network();
    forward = new ForwardPass(network);
  }

  @AfterAll
  static void close() {
    forward.close();
  }

  /**
   * One layer before a pooling that is computed along with it, and one that is followed by none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"conv3_3", "conv4_1"})
  void theAnswerIsThatOfANetworkWhoseKernelsForTheUnitsAreZero(String layer) {
    Network zeroed = network.with(Map.of(layer, zeroed(network.find(layer).orElseThrow())));
    try (ForwardPass other = new ForwardPass(zeroed);
        Pass expected = other.run(Golden.input("cat"), Cancellation.NEVER, () -> {});
        Pass without =
            forward.runWithout(off(layer), Golden.input("cat"), Cancellation.NEVER, () -> {})) {
      assertThat(without.maps(network.output()).values())
          .containsExactly(expected.maps(zeroed.output()).values(), within(1e-6f));
    }
  }

  @Test
  void aPoolingsUnitIsOffThoughItIsComputedWithItsConvolution() {
    Node pooling = network.find("pool3").orElseThrow();
    try (Pass without =
        forward.runWithout(off("pool3"), Golden.input("cat"), Cancellation.NEVER, () -> {})) {
      assertThat(without.map(pooling, 7).values()).containsOnly(0);
      assertThat(without.map(network.find("conv3_3").orElseThrow(), 7).peak().value()).isPositive();
      assertThat(without.map(pooling, 8).peak().value()).isPositive();
    }
  }

  @Test
  void switchedOnAgainTheAnswerIsTheSameToTheLastBit() {
    float[] before = answer();

    forward.runWithout(off("conv2_1"), Golden.input("cat"), Cancellation.NEVER, () -> {}).close();

    assertThat(answer()).isEqualTo(before);
  }

  private static float[] answer() {
    try (Pass pass = forward.run(Golden.input("cat"), Cancellation.NEVER, () -> {})) {
      return pass.maps(network.output()).values();
    }
  }

  private static SwitchedOff off(String layer) {
    return SwitchedOff.of(network, Map.of(layer, UNITS));
  }

  private static Operation zeroed(Node node) {
    Operation.Convolution convolution = (Operation.Convolution) node.operation();
    INDArray kernels = convolution.kernels().dup('c');
    INDArray bias = convolution.bias().dup('c');
    for (int unit : UNITS) {
      kernels
          .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(unit))
          .assign(0);
      bias.putScalar(unit, 0);
    }
    return new Operation.Convolution(
        kernels, bias, convolution.vertical(), convolution.horizontal());
  }
}
