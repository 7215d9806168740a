package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.StrangerAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files that Keras itself wrote, with its answers: see the resource's README. */
class KerasFilesTest {

  static Stream<StrangerAnswers> answers() {
    return Stream.of("answers", "layers")
        .flatMap(table -> StrangerAnswers.of("/golden/keras/" + table + ".csv").stream());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void itAnswersAsInKeras(StrangerAnswers keras) {
    Network network = NetworkFile.read(Golden.keras(keras.file())).network();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(StrangerAnswers.pixels(network), Cancellation.NEVER, () -> {})) {
      float[] ours = pass.maps(network.output()).values();
      float[] expected = keras.probabilities();
      assertThat(ours).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat(ours[i]).isCloseTo(expected[i], within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"dicts.keras, 1, 20, 20, 3", "resizing.keras, 3, 32, 40, 2"})
  void inputsAndOutputsInOtherWordsAreRead(
      String name, int channels, int height, int width, int classes) {
    Network network = NetworkFile.read(Golden.keras(name)).network();
    assertThat(network.input()).isEqualTo(Shape.maps(channels, height, width));
    assertThat(network.output().shape()).isEqualTo(Shape.vector(classes));
  }

  @Test
  void whatDoesNothingAfterTrainingIsPassedOverAndSaid() {
    assertThat(NetworkFile.read(Golden.keras("transfer.keras")).hints().passedOver())
        .containsExactly(
            "augment/random_flip: RandomFlip",
            "augment/random_rotation: RandomRotation",
            "augment/random_zoom: RandomZoom");
  }

  @ParameterizedTest
  @CsvSource({"transfer.h5, RAW", "normalised.keras, RAW", "adapted.keras, UNIT"})
  void whatTheFirstLayersDoTellsHowPixelsCome(String name, PreparationPreset preset) {
    assertThat(NetworkFile.read(Golden.keras(name)).hints().preset()).contains(preset);
  }

  @Test
  void aValueTimesItsOwnFunctionIsOneFunction() {
    assertThat(NetworkFile.read(Golden.keras("products.h5")).network().layers())
        .extracting(node -> node.activation().kind())
        .contains(Activation.Kind.SWISH, Activation.Kind.HARD_SWISH, Activation.Kind.MISH);
  }

  @ParameterizedTest
  @CsvSource({
    "broadcast.h5, multiply_6: product",
    "minimum.h5, minimum_maximum: maximum",
    "gate_both.keras, ''"
  })
  void whatNoProjectionPassesIsNamed(String name, String obstacle) {
    assertThat(String.join(", ", NetworkFile.read(Golden.keras(name)).notWalkable()))
        .isEqualTo(obstacle);
  }

  @Test
  void aBlockThatIsUsedTwiceIsThereTwice() {
    assertThat(NetworkFile.read(Golden.keras("shared_block.keras")).network().layers())
        .extracting(Node::name)
        .contains("block/conv2d_5", "block/add", "block/add_use2", "block/add_1_use2");
  }
}
