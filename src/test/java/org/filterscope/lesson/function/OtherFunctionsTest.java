package org.filterscope.lesson.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network with another function answers as one built with that function. */
class OtherFunctionsTest {

  static Iterable<Activation> functions() {
    return FunctionCurve.TAUGHT;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void oneLayersFunctionIsReplaced(Activation function) {
    Network changed = changed("conv2", function);

    assertThat(answer(changed)).isEqualTo(answer(built(Activation.RELU, function)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void allFunctionsAreReplaced(Activation function) {
    Network changed = OtherFunctions.everywhere(built(Activation.RELU, Activation.RELU), function);

    assertThat(answer(changed)).isEqualTo(answer(built(function, function)));
  }

  @Test
  void withoutAnyFunctionTheAnswerIsThatOfANetworkWithout() {
    Network changed =
        OtherFunctions.everywhere(built(Activation.RELU, Activation.RELU), Activation.IDENTITY);

    assertThat(answer(changed)).isEqualTo(answer(built(Activation.IDENTITY, Activation.IDENTITY)));
  }

  @Test
  void anotherFunctionGivesAnotherAnswer() {
    assertThat(answer(changed("conv2", Activation.SIGMOID)))
        .isNotEqualTo(answer(built(Activation.RELU, Activation.RELU)));
  }

  @Test
  void onlyLayersWithAFunctionCanHaveAnother() {
    Network network = built(Activation.RELU, Activation.RELU);

    assertThat(OtherFunctions.layers(network))
        .extracting(Node::name)
        .containsExactly("conv1", "conv2");
    assertThatThrownBy(() -> OtherFunctions.in(network, network.output(), Activation.TANH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("classes");
    assertThatThrownBy(() -> OtherFunctions.everywhere(network, Activation.SOFTMAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Network changed(String layer, Activation function) {
    Network network = built(Activation.RELU, Activation.RELU);
    return OtherFunctions.in(network, network.find(layer).orElseThrow(), function);
  }

  /** The same weights each time. */
  private static Network built(Activation first, Activation second) {
    RandomNetworks random = RandomNetworks.ofSeed(3);
    Window two = Window.of(2, 2, 0);
    return new Network.Builder("image", Shape.maps(3, 32, 32))
        .add("conv1", random.convolution(3, 8, Window.of(3, 1, 1)), first)
        .add("pool1", new Operation.MaxPooling(two, two), Activation.IDENTITY)
        .add("conv2", random.convolution(8, 6, Window.of(3, 1, 1)), second)
        .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
        .add("classes", random.dense(6, 4), Activation.SOFTMAX)
        .build();
  }

  private static float[] answer(Network network) {
    float[] image = RandomNetworks.ofSeed(4).numbers(network.input().size(), 1);
    try (OnePass pass = new OnePass(network, image)) {
      return pass.maps("classes").values();
    }
  }
}
