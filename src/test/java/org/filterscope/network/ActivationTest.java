package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.filterscope.lesson.OnePass;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of single sums, against the engine's and against central differences. */
class ActivationTest {

  static Stream<Activation> functions() {
    return Stream.of(
        Activation.IDENTITY,
        Activation.RELU,
        Activation.leakyRelu(0.1f),
        Activation.SIGMOID,
        Activation.TANH,
        Activation.RELU6,
        Activation.elu(0.7f),
        Activation.SELU,
        Activation.SWISH,
        Activation.SOFTPLUS,
        Activation.MISH,
        Activation.GELU);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valuesAreTheEngines(Activation function) {
    float[] sums = RandomNetworks.ofSeed(1).numbers(400, 4);
    Network network =
        new Network.Builder("sums", Shape.maps(1, 20, 20))
            .add("values", new Operation.Identity("activation"), function)
            .build();
    try (OnePass pass = new OnePass(network, sums)) {
      float[] engines = pass.maps("values").values();
      for (int i = 0; i < sums.length; i++) {
        assertThat(function.apply(sums[i])).isCloseTo(engines[i], within(2e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void derivativesAreCentralDifferences(Activation function) {
    double step = 1e-5;
    for (float z : RandomNetworks.ofSeed(2).numbers(400, 3)) {
      double difference = (function.apply(z + step) - function.apply(z - step)) / (2 * step);
      assertThat(function.derivativeAt(z))
          .as("%s at %s", function, z)
          .isCloseTo(difference, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void bothFormsOfTheDerivativeAgree(Activation function) {
    if (function.keepsDerivative()) {
      for (float z : RandomNetworks.ofSeed(3).numbers(100, 3)) {
        assertThat(function.derivativeAt(z))
            .isCloseTo(function.derivative((float) function.apply(z)), within(1e-6));
      }
    }
  }

  /** From Python's math.erf, math.tanh and math.log1p. */
  @ParameterizedTest
  @CsvSource({
    "-9, -1.015729565358458e-18, -0.0011106197019",
    "-1, -0.15865525393145707, -0.3034014613741",
    "0.5, 0.34573123063700656, 0.3752452113"
  })
  void aSumTimesAShareIsAsDefined(double sum, double gelu, double mish) {
    assertThat(Activation.GELU.apply(sum)).isCloseTo(gelu, within(1e-12));
    assertThat(Activation.MISH.apply(sum)).isCloseTo(mish, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void noSlopeIsSteeperThanTheSteepest(Activation function) {
    for (double z = -6; z < 6; z += 0.01) {
      assertThat(Math.abs(function.derivativeAt(z))).isLessThanOrEqualTo(function.steepest());
    }
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(Activation.GELU.apply(Double.NaN)).isNaN();
  }

  @Test
  void softmaxIsNoFunctionOfOneSum() {
    assertThatThrownBy(() -> Activation.SOFTMAX.apply(1)).isInstanceOf(IllegalStateException.class);
  }
}
