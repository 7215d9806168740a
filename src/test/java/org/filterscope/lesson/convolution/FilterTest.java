package org.filterscope.lesson.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;

/** Kernels of one's own over a photograph. */
class FilterTest {
  private static final int COLOURS = 3;

  @ParameterizedTest
  @CsvSource({"3, 3, 1, 1", "5, 3, 2, 0", "2, 4, 3, 1", "1, 1, 1, 0", "7, 7, 4, 3"})
  void anOwnKernelsMapIsTheEngines(int height, int width, int stride, int padding) {
    float[] kernel = RandomNetworks.ofSeed(3).numbers(height * width, 1);
    LayerMaps cat = PictureMaps.of(cat());

    FeatureMap ours = Filter.own(height, width, kernel, COLOURS, stride, padding).map(cat);

    FeatureMap engines = engines(height, width, kernel, stride, padding);
    assertThat(ours.height()).isEqualTo(engines.height());
    assertThat(ours.width()).isEqualTo(engines.width());
    double largest = 0;
    for (float value : engines.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < ours.values().length; i++) {
      assertThat((double) ours.values()[i]).isCloseTo(engines.values()[i], within(1e-5 * largest));
    }
  }

  /** The mean of the colours, then one convolution of one channel. */
  private static FeatureMap engines(
      int height, int width, float[] kernel, int stride, int padding) {
    int[] argb = cat().argb();
    float[] grey = new float[argb.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = ((argb[i] >> 16 & 255) + (argb[i] >> 8 & 255) + (argb[i] & 255)) / 3f;
    }
    Network network =
        new Network.Builder("grey", Shape.maps(1, 224, 224))
            .add(
                "kernel",
                new Operation.Convolution(
                    Nd4j.createFromArray(kernel).reshape('c', height, width, 1, 1),
                    Nd4j.zeros(1),
                    Window.of(height, stride, padding),
                    Window.of(width, stride, padding)),
                Activation.IDENTITY)
            .build();
    try (OnePass pass = new OnePass(network, grey)) {
      return pass.maps("kernel").map(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"224, 3, 1, 1, 224", "224, 3, 1, 0, 222", "224, 3, 2, 1, 112", "224, 11, 4, 0, 54"})
  void theResultHasTheSizeOfTheFormula(int side, int kernel, int stride, int padding, int result) {
    Filter filter =
        Filter.own(kernel, kernel, new float[kernel * kernel], COLOURS, stride, padding);

    assertThat(filter.output(Shape.maps(COLOURS, side, side)))
        .isEqualTo(Shape.maps(1, result, result));
  }

  @ParameterizedTest
  @EnumSource(KernelPreset.class)
  void presetsKeepAnEvenAreaOrSilenceIt(KernelPreset preset) {
    double expected = preset == KernelPreset.EDGE ? 0 : 1;
    for (int size : new int[] {3, 5, 7}) {
      double sum = 0;
      for (float weight : preset.weights(size)) {
        sum += weight;
      }
      assertThat(sum).as("%s of %d", preset, size).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void blurringMakesAPictureSmootherAndSharpeningRougher() {
    LayerMaps cat = PictureMaps.of(cat());

    assertThat(roughness(own(KernelPreset.BLUR, cat))).isLessThan(roughness(grey(cat)));
    assertThat(roughness(own(KernelPreset.SHARPEN, cat))).isGreaterThan(roughness(grey(cat)));
  }

  private static FeatureMap grey(LayerMaps picture) {
    return Filter.own(1, 1, new float[] {1}, COLOURS, 1, 0).map(picture);
  }

  private static FeatureMap own(KernelPreset preset, LayerMaps picture) {
    return Filter.own(3, 3, preset.weights(3), COLOURS, 1, 1).map(picture);
  }

  /** The mean step from a cell to its right neighbour. */
  private static double roughness(FeatureMap map) {
    double sum = 0;
    for (int i = 1; i < map.values().length; i++) {
      sum += Math.abs(map.values()[i] - map.values()[i - 1]);
    }
    return sum / map.values().length;
  }

  @Test
  void aKernelWithoutACentreIsRefused() {
    assertThatThrownBy(() -> KernelPreset.EDGE.weights(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd");
  }

  @Test
  void poolingsHaveNoFilter() {
    assertThat(Filter.of(SmallModel.create().network().find("pool1").orElseThrow(), 0)).isEmpty();
  }

  private static Picture cat() {
    return new Picture(224, 224, Golden.pixels("cat"));
  }
}
