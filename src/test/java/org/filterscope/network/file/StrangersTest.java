package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.store.Import;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.filterscope.testing.StrangerAnswers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks that strangers published, as they are, beside plain NumPy: see the resource's README.
 */
@NeedsShared
class StrangersTest {

  static List<StrangerAnswers> strangers() {
    return StrangerAnswers.of("/golden/strangers/answers.csv");
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void itOpensWithoutLabelsAnswersAsNumpyAndIsProjectedFromItsMiddle(StrangerAnswers stranger) {
    Model model = open(stranger.file());
    Network network = model.network();
    float[] expected = stranger.probabilities();

    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(StrangerAnswers.pixels(network), Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      float[] ours = pass.maps(network.output()).values();
      assertThat(model.labels()).hasSameSizeAs(expected).first().isEqualTo("class 0");
      assertThat(ours).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat(ours[i]).isCloseTo(expected[i], within(1e-4f));
      }
      assertThat(projections(network, pass, projector)).isPositive();
    }
  }

  /** How many units of a layer in the middle of the network have a picture. */
  private static long projections(Network network, Pass pass, Projector projector) {
    List<Node> layers =
        network.layers().stream().filter(node -> node.shape().channels() > 1).toList();
    Node middle = layers.get(layers.size() / 2);
    long pictures = 0;
    for (int unit = 0; unit < Math.min(8, middle.shape().channels()); unit++) {
      for (Mode mode : Mode.values()) {
        boolean isPicture =
            projector.project(
                        pass,
                        middle,
                        unit,
                        new Seed.Strongest(),
                        mode,
                        Cancellation.NEVER,
                        () -> {})
                    instanceof Projection projection
                && nonzero(projection.values());
        pictures += isPicture ? 1 : 0;
      }
    }
    return pictures;
  }

  private static boolean nonzero(float... values) {
    for (float value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "meso_w.h5, model.weights-only, weights without their layers",
    "pnet.h5, layer.many-outputs, 2 outputs",
  })
  void whatIsNoClassifierSaysWhatItIs(String name, String key, String words) {
    assertThatThrownBy(() -> open(name))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(name)
        .hasMessageContaining(words);
  }

  private static Model open(String name) {
    Path file = SharedFolder.path("data/strangers").resolve(name);
    return new Import(file, "stranger", Optional.of(PreparationPreset.UNIT), Optional.empty(), "")
        .preview();
  }
}
