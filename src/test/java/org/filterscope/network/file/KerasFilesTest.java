package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.StrangerAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files that Keras itself wrote, with its answers: see the resource's README. */
class KerasFilesTest {

  static List<StrangerAnswers> answers() {
    return StrangerAnswers.of("/golden/keras/answers.csv");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void itAnswersAsInKeras(StrangerAnswers keras) throws URISyntaxException {
    Network network = NetworkFile.read(file(keras.file())).network();
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
      String name, int channels, int height, int width, int classes) throws URISyntaxException {
    Network network = NetworkFile.read(file(name)).network();
    assertThat(network.input()).isEqualTo(Shape.maps(channels, height, width));
    assertThat(network.output().shape()).isEqualTo(Shape.vector(classes));
  }

  @Test
  void whatDoesNothingAfterTrainingIsPassedOverAndSaid() throws URISyntaxException {
    assertThat(NetworkFile.read(file("transfer.keras")).hints().passedOver())
        .containsExactly(
            "augment/random_flip: RandomFlip",
            "augment/random_rotation: RandomRotation",
            "augment/random_zoom: RandomZoom");
  }

  @ParameterizedTest
  @CsvSource({"transfer.h5, RAW", "normalised.keras, RAW", "adapted.keras, UNIT"})
  void whatTheFirstLayersDoTellsHowPixelsCome(String name, PreparationPreset preset)
      throws URISyntaxException {
    assertThat(NetworkFile.read(file(name)).hints().preset()).contains(preset);
  }

  @Test
  void aBlockThatIsUsedTwiceIsThereTwice() throws URISyntaxException {
    assertThat(NetworkFile.read(file("shared_block.keras")).network().layers())
        .extracting(Node::name)
        .contains("block/conv2d_5", "block/add", "block/add_use2", "block/add_1_use2");
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(KerasFilesTest.class.getResource("/golden/keras/" + name)).toURI());
  }
}
