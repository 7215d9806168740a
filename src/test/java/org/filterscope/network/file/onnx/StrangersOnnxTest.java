package org.filterscope.network.file.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that strangers exported from PyTorch and from Keras, as found. */
@NeedsShared
class StrangersOnnxTest {

  /**
   * The answers are ONNX Runtime's, for an image of sines; channel first, or last where Keras has
   * them. Softmax was added where the file has none.
   */
  @ParameterizedTest
  @CsvSource({
    "cifar100edge, false, 0.002883913 0.000415731 0.009689244 0.0005126302 0.001442708, conv3",
    "LeNet-Pytorch, false, 0.0998095 0.1099201 0.09197488 0.110669 0.1020587, layerC3.0",
    "onnx_converted_model, true, 5.34213e-06 1.611259e-06 0.7444838 0.1650642 1.735081e-07,"
        + " conv2d_3_1"
  })
  void itsAnswersAreOnnxRuntimesAndAMiddleLayerIsProjected(
      String name, boolean isLast, String firstFew, String middle) {
    Network network =
        NetworkFile.read(SharedFolder.path("data/strangers/" + name + ".onnx")).network();
    double[] expected =
        Arrays.stream(firstFew.split(" ")).mapToDouble(Double::parseDouble).toArray();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(sines(network, isLast), Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      float[] answer = pass.maps(network.output()).values();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) answer[i]).isCloseTo(expected[i], within(1e-4));
      }
      Node layer = network.find(middle).orElseThrow();
      assertThat(
              projector.project(
                  pass,
                  layer,
                  strongest(pass.maps(layer)),
                  new Seed.Strongest(),
                  Mode.GRADIENT,
                  Cancellation.NEVER,
                  () -> {}))
          .isInstanceOf(Projection.class);
    }
  }

  private static int strongest(LayerMaps maps) {
    int best = 0;
    for (int c = 0; c < maps.shape().channels(); c++) {
      best = maps.peak(c).value() > maps.peak(best).value() ? c : best;
    }
    return best;
  }

  private static float[] sines(Network network, boolean isLast) {
    int channels = network.input().channels();
    int cells = network.input().cells();
    float[] image = new float[channels * cells];
    for (int i = 0; i < image.length; i++) {
      int at = isLast ? i : i % channels * cells + i / channels;
      image[i] = (float) Math.sin(at * 0.37);
    }
    return image;
  }
}
