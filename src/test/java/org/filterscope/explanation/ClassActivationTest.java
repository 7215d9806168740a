package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Activation;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
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
import org.nd4j.linalg.factory.Nd4j;

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

  @Test
  void aNetworkThatEndsInOneNumberHasAMapToo() {
    // Red is 1, 2, 3, 4. Unit 0 is 2 red - 3, rectified: 0, 1, 3, 5; unit 1 is 2 - red: 1, 0, 0, 0.
    Picture picture = new Picture(2, 2, new int[] {0xFF010000, 0xFF020000, 0xFF030000, 0xFF040000});
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, oneNumber());
        Inspection inspection =
            Answers.await(
                inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER))) {
      ClassActivation activation =
          ClassActivation.of(
              inspection, inspection.layer("units"), OptionalInt.empty(), Cancellation.NEVER);

      double probability = 1 / (1 + Math.exp(-(2.25 - 2 * 0.25)));
      double slope = probability * (1 - probability) / 4;
      assertThat(activation.score()).isCloseTo(probability, within(1e-6));
      assertThat(activation.map().values())
          .containsExactly(
              new float[] {0, (float) slope, (float) (3 * slope), (float) (5 * slope)},
              within(1e-6f));
    }
  }

  private static Model oneNumber() {
    Window one = Window.of(1, 1, 0);
    Network network =
        new Network.Builder("image", Shape.maps(3, 2, 2))
            .add(
                "units",
                new Operation.Convolution(
                    Nd4j.createFromArray(2f, -1f, 0f, 0f, 0f, 0f).reshape('c', 1, 1, 3, 2),
                    Nd4j.createFromArray(-3f, 2f),
                    one,
                    one),
                Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add(
                "number",
                new Operation.Dense(
                    Nd4j.createFromArray(1f, -2f).reshape('c', 2, 1), Nd4j.createFromArray(0f)),
                Activation.SIGMOID)
            .build();
    Preparation preparation =
        new Preparation(2, 2, Preparation.ChannelOrder.RGB, 1, new float[3], new float[] {1, 1, 1});
    return new Model("one number", network, preparation, List.of("yes"), 0, "one number");
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
