package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;

/** Grad-CAM, against PyTorch's. */
class ClassActivationTest {

  @Test
  @NeedsShared
  void mapsOfSqueezeNetArePyTorchs() {
    NumpyFile.Archive golden = NumpyFile.readAll("/golden/gradcam-squeezenet1_1-fire9.npz");
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, squeezeNet())) {
      for (String image : Golden.IMAGES) {
        try (Inspection inspection = inspect(inspector, image)) {
          ClassActivation activation =
              ClassActivation.of(
                  inspection,
                  inspection.layer("fire9_concat"),
                  OptionalInt.empty(),
                  Cancellation.NEVER);

          double[] expected = golden.get(image + "__cam").values();
          double score = golden.get(image + "__score").values()[0];
          double largest = 0;
          for (double value : expected) {
            largest = Math.max(largest, value);
          }
          assertThat(activation.target())
              .isEqualTo((int) golden.get(image + "__class").values()[0]);
          assertThat(activation.score()).isCloseTo(score, within(1e-4 * Math.abs(score)));
          for (int i = 0; i < expected.length; i++) {
            assertThat((double) activation.map().values()[i])
                .isCloseTo(expected[i], within(1e-4 * largest));
          }
        }
      }
    }
  }

  @Test
  void aLayerWithoutMapsAndAClassThatIsNotThereArePlainProblems() {
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, Golden.builtIn());
        Inspection inspection = inspect(inspector, "cat")) {
      assertThatThrownBy(
              () ->
                  ClassActivation.of(
                      inspection,
                      inspection.layer("classes"),
                      OptionalInt.empty(),
                      Cancellation.NEVER))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("classes has no maps");
      assertThatThrownBy(
              () ->
                  ClassActivation.of(
                      inspection,
                      inspection.layer("conv5_3"),
                      OptionalInt.of(101),
                      Cancellation.NEVER))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("choose one from 0 to 100");
    }
  }

  private static Model squeezeNet() {
    Network network =
        NetworkFile.read(SharedFolder.path("data/weights/squeezenet1_1.h5")).network();
    return new Model(
        "squeezenet",
        network,
        PreparationPreset.TORCHVISION.preparation(network.input().width()),
        ClassLabels.imageNet().names(),
        0,
        "squeezenet");
  }

  private static Inspection inspect(Inspector inspector, String image) {
    Picture picture = new Picture(224, 224, Golden.pixels(image));
    return Answers.await(
        inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER));
  }
}
