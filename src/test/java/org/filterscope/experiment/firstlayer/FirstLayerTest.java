package org.filterscope.experiment.firstlayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Filters whose faults are known. */
class FirstLayerTest {

  private static final int SIDE = 32;

  @Test
  void aFilterWithoutWeightsIsDead() {
    assertThat(examine(1, 1).filters().get(0).dead()).isTrue();
  }

  @Test
  void aFilterThatNoInputMakesPositiveIsDead() {
    FirstLayerReport.Filter negative = examine(1, 1).filters().get(1);

    assertThat(negative.rms()).isCloseTo(0.05, within(1e-6));
    assertThat(negative.dead()).isTrue();
  }

  @Test
  void aFilterAboveThePapersLimitDominates() {
    FirstLayerReport report = examine(1, 1);

    assertThat(report.filters().get(2).rms()).isCloseTo(0.2, within(1e-6));
    assertThat(report.filters().get(2).dominates()).isTrue();
    assertThat(report.filters().get(2).dead()).isFalse();
    assertThat(report.dominating()).isEqualTo(1);
  }

  @Test
  void theLimitIsForLevelsWhateverTheModelDividesThemBy() {
    FirstLayerReport.Filter large = examine(1 / 255f, 1).filters().get(2);

    assertThat(large.rms()).isCloseTo(0.2, within(1e-6));
    assertThat(large.rmsPerLevel()).isCloseTo(0.2 / 255, within(1e-8));
    assertThat(large.dominates()).isFalse();
  }

  @Test
  void onPhotographsTheShareOfPositiveCellsIsCounted() {
    FirstLayerReport report = examine(1, 1, Path.of("src/test/resources/golden/inputs/cat.png"));

    assertThat(report.photographs()).isEqualTo(1);
    // The sum of grey levels, all weights positive: positive unless a pixel is black.
    assertThat(report.filters().get(2).active()).isGreaterThan(0.9);
    assertThat(report.filters().get(1).active()).isZero();
    assertThat(report.plots()).extracting(plot -> plot.id()).containsExactly("rms", "active");
  }

  @Test
  void withoutAStrideNothingIsAliased() {
    assertThat(new Spectrum(1, 1).aliased(kernel(1, 1, 1))).isZero();
  }

  @Test
  void ofASinglePixelAllFrequenciesPassSoThatThoseAboveTheHalfAreAliased() {
    // With a stride of 2, 33 of 64 frequencies along each axis are carried.
    assertThat(new Spectrum(2, 2).aliased(kernel(1, 1, 1)))
        .isCloseTo(1 - 33.0 * 33 / (64 * 64), within(1e-9));
  }

  @Test
  void aFilterThatSmoothsIsAliasedLessThanOneThatFindsFineStripes() {
    double smooth = new Spectrum(2, 2).aliased(kernel(2, 2, 1, 1, 1, 1));
    double stripes = new Spectrum(2, 2).aliased(kernel(2, 2, 1, -1, 1, -1));

    assertThat(smooth).isLessThan(0.5);
    assertThat(stripes).isGreaterThan(0.5);
  }

  private static ChannelKernels kernel(int height, int width, float... weights) {
    return new ChannelKernels(1, height, width, weights);
  }

  /** Four filters of one pixel: no weights, negative, large, and one in the middle. */
  private static FirstLayerReport examine(float factor, int stride, Path... photographs) {
    float[] sizes = {0, -0.05f, 0.2f, 0.05f};
    INDArray kernels = Nd4j.zeros(1, 1, 3, sizes.length);
    for (int filter = 0; filter < sizes.length; filter++) {
      for (int colour = 0; colour < 3; colour++) {
        kernels.putScalar(new int[] {0, 0, colour, filter}, sizes[filter]);
      }
    }
    Window one = Window.of(1, stride, 0);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add(
                "conv",
                new Operation.Convolution(kernels, Nd4j.zeros(sizes.length), one, one),
                Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .build();
    Preparation preparation =
        new Preparation(
            SIDE, SIDE, Preparation.ChannelOrder.RGB, factor, new float[3], new float[] {1, 1, 1});
    Model model =
        new Model("four", network, preparation, List.of("a", "b", "c", "d"), 0, "four filters");
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      return FirstLayer.examine(
          engine,
          inspector,
          new PictureReader(),
          List.of(photographs),
          Progress.NONE,
          Cancellation.NEVER);
    }
  }
}
