package org.filterscope.activation.winograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.openblas.presets.openblas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions against the sum that defines them, in double precision. */
class WinogradConvolutionTest {
  private final Random random = new Random(3);
  private ParallelLoop lanes;
  private WinogradScratch scratch;

  @BeforeEach
  void allocate() {
    lanes = new ParallelLoop(2);
    scratch = new WinogradScratch(lanes);
  }

  @AfterEach
  void free() {
    scratch.close();
    lanes.close();
  }

  static Stream<Arguments> sizes() {
    return Stream.of(WinogradTile.TWO, WinogradTile.FOUR)
        .flatMap(
            tile ->
                Stream.of(
                    Arguments.of(tile, 1, 1, 1, 1, 1),
                    Arguments.of(tile, 1, 2, 7, 3, 5),
                    Arguments.of(tile, 1, 14, 14, 40, 24),
                    Arguments.of(tile, 3, 13, 18, 8, 16),
                    Arguments.of(tile, 2, 5, 300, 7, 600),
                    Arguments.of(tile, 1, 90, 101, 16, 8)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyCellIsThePlainSum(
      WinogradTile tile, int images, int height, int width, int inputs, int outputs) {
    float[] input = values(images * height * width * inputs);
    float[] kernels = values(9 * inputs * outputs);
    float[] bias = values(outputs);
    double[] expected = sums(input, new int[] {images, height, width}, kernels, bias);
    try (WinogradConvolution convolution = convolution(kernels, bias, tile, scratch);
        INDArray maps = array(input, images, height, width, inputs);
        INDArray output = empty(images, height, width, outputs)) {
      convolution.apply(maps, output, false);
      assertEquals(output, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void walkedBackEachCellIsThePlainSumWithTurnedKernels(
      WinogradTile tile, int images, int height, int width, int inputs, int outputs) {
    float[] kernels = values(9 * inputs * outputs);
    float[] signal = values(height * width * outputs);
    // Two cells more at each side: what the kernels reach beyond the signal, and their own border.
    float[] larger = new float[(height + 4) * (width + 4) * outputs];
    for (int row = 0; row < height; row++) {
      System.arraycopy(
          signal,
          row * width * outputs,
          larger,
          ((row + 2) * (width + 4) + 2) * outputs,
          width * outputs);
    }
    double[] whole =
        sums(
            larger,
            new int[] {1, height + 4, width + 4},
            turned(kernels, inputs),
            new float[inputs]);
    double[] expected = new double[(height + 2) * (width + 2) * inputs];
    for (int row = 0; row < height + 2; row++) {
      System.arraycopy(
          whole,
          ((row + 1) * (width + 4) + 1) * inputs,
          expected,
          row * (width + 2) * inputs,
          (width + 2) * inputs);
    }
    try (WinogradConvolution convolution = convolution(kernels, values(outputs), tile, scratch)) {
      assertEquals(
          convolution.transposed(signal, height, width, 0, 0, height + 2, width + 2), expected);
    }
  }

  @Test
  void walkedBackToPartOfTheCellsTheyGetTheSame() {
    float[] kernels = values(9 * 3 * 5);
    float[] signal = values(20 * 30 * 5);
    try (WinogradConvolution convolution =
        convolution(kernels, values(5), WinogradTile.FOUR, scratch)) {
      float[] all = convolution.transposed(signal, 20, 30, 0, 0, 22, 32);
      float[] part = convolution.transposed(signal, 20, 30, 2, 1, 17, 31);
      for (int row = 0; row < 17; row++) {
        int from = ((row + 2) * 32 + 1) * 3;
        assertThat(Arrays.copyOfRange(part, row * 31 * 3, (row + 1) * 31 * 3))
            .isEqualTo(Arrays.copyOfRange(all, from, from + 31 * 3));
      }
    }
  }

  @Test
  void walkedBackOnOneThreadTheBitsAreTheSame() {
    float[] kernels = values(9 * 3 * 5);
    float[] signal = values(300 * 70 * 5);
    try (ParallelLoop one = new ParallelLoop(1);
        WinogradScratch alone = new WinogradScratch(one);
        WinogradConvolution convolution =
            convolution(kernels, values(5), WinogradTile.FOUR, scratch);
        WinogradConvolution single = convolution(kernels, values(5), WinogradTile.FOUR, alone)) {
      assertThat(convolution.transposed(signal, 300, 70, 0, 0, 302, 72))
          .isEqualTo(single.transposed(signal, 300, 70, 0, 0, 302, 72));
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aPartOfTheMapHasTheSumsOfTheWhole(
      WinogradTile tile, int images, int height, int width, int inputs, int outputs) {
    float[] input = values(images * height * width * inputs);
    float[] kernels = values(9 * inputs * outputs);
    float[] bias = values(outputs);
    double[] whole = sums(input, new int[] {images, height, width}, kernels, bias);
    int top = height / 2;
    int left = width / 3;
    int rows = (height - top + 1) / 2;
    int columns = width - left;
    double[] expected = new double[rows * columns * outputs];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          whole,
          ((top + row) * width + left) * outputs,
          expected,
          row * columns * outputs,
          columns * outputs);
    }
    try (WinogradConvolution convolution = convolution(kernels, bias, tile, scratch);
        INDArray maps = array(input, images, height, width, inputs)) {
      assertEquals(convolution.sums(maps, top, left, rows, columns), expected);
    }
  }

  /** Kernels flipped in both directions, their channels exchanged. */
  private static float[] turned(float[] kernels, int inputs) {
    int outputs = kernels.length / 9 / inputs;
    float[] turned = new float[kernels.length];
    for (int i = 0; i < kernels.length; i++) {
      int tap = i / (inputs * outputs);
      int in = i / outputs % inputs;
      turned[((8 - tap) * outputs + i % outputs) * inputs + in] = kernels[i];
    }
    return turned;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void rectifiedAndPooledTheyAreTheLargestPositiveSums(
      WinogradTile tile, int images, int height, int width, int inputs, int outputs) {
    float[] kernels = values(9 * inputs * outputs);
    try (WinogradConvolution convolution = convolution(kernels, values(outputs), tile, scratch);
        INDArray input =
            array(values(images * height * width * inputs), images, height, width, inputs);
        INDArray plain = empty(images, height, width, outputs);
        INDArray output = empty(images, height, width, outputs);
        INDArray pooled = empty(images, Math.max(1, height / 2), Math.max(1, width / 2), outputs)) {
      convolution.apply(input, plain, false);
      if (height < 2 || width < 2) {
        convolution.apply(input, output, true);
      } else {
        convolution.apply(input, output, pooled, true);
        assertThat(floats(pooled)).isEqualTo(pool(floats(output), images, height, width, outputs));
      }
      float[] expected = floats(plain);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = Math.max(0, expected[i]);
      }
      assertThat(floats(output)).isEqualTo(expected);
    }
  }

  @Test
  void aSmallLayerAfterALargeOneFindsNothingOfItInTheScratchMemory() {
    float[] kernels = values(9 * 4 * 6);
    float[] bias = values(6);
    float[] large = values(60 * 60 * 4);
    float[] small = values(9 * 9 * 4);
    try (WinogradConvolution convolution = convolution(kernels, bias, WinogradTile.FOUR, scratch);
        INDArray first = array(large, 1, 60, 60, 4);
        INDArray firstOutput = empty(1, 60, 60, 6);
        INDArray second = array(small, 1, 9, 9, 4);
        INDArray secondOutput = empty(1, 9, 9, 6)) {
      convolution.apply(first, firstOutput, false);
      convolution.apply(second, secondOutput, false);
      assertEquals(secondOutput, sums(small, new int[] {1, 9, 9}, kernels, bias));
    }
  }

  @Test
  void otherMatrixProductsKeepTheirThreads() {
    try (WinogradConvolution convolution =
            convolution(values(9), values(1), WinogradTile.TWO, scratch);
        INDArray input = array(values(16), 1, 4, 4, 1);
        INDArray output = empty(1, 4, 4, 1)) {
      int before = openblas.blas_get_num_threads();
      convolution.apply(input, output, false);
      assertThat(openblas.blas_get_num_threads()).isEqualTo(before);
    }
  }

  @Test
  void arraysOfOtherShapesAreRefused() {
    try (WinogradConvolution convolution =
            convolution(values(9 * 2), values(1), WinogradTile.TWO, scratch);
        INDArray input = array(values(32), 1, 4, 4, 2);
        INDArray output = empty(1, 4, 5, 1)) {
      assertThatThrownBy(() -> convolution.apply(input, output, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[1, 4, 4, 1]");
    }
  }

  private static WinogradConvolution convolution(
      float[] kernels, float[] bias, WinogradTile tile, WinogradScratch scratch) {
    return new WinogradConvolution(FloatBuffer.wrap(kernels), bias, tile, scratch);
  }

  private float[] values(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }

  private static INDArray empty(long... shape) {
    return Nd4j.valueArrayOf(shape, Float.NaN, DataType.FLOAT);
  }

  private static float[] floats(INDArray array) {
    return array.data().asFloat();
  }

  private static void assertEquals(INDArray output, double[] expected) {
    assertEquals(floats(output), expected);
  }

  private static void assertEquals(float[] values, double... expected) {
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(values[i] - expected[i]) <= 3e-6 * largest)) {
        assertThat((double) values[i]).isCloseTo(expected[i], within(3e-6 * largest));
      }
    }
  }

  private static float[] pool(float[] maps, int images, int height, int width, int channels) {
    float[] pooled = new float[images * (height / 2) * (width / 2) * channels];
    Arrays.fill(pooled, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < images; i++) {
      for (int row = 0; row < height / 2 * 2; row++) {
        for (int column = 0; column < width / 2 * 2; column++) {
          for (int c = 0; c < channels; c++) {
            int cell = (i * (height / 2) + row / 2) * (width / 2) + column / 2;
            float value = maps[((i * height + row) * width + column) * channels + c];
            pooled[cell * channels + c] = Math.max(pooled[cell * channels + c], value);
          }
        }
      }
    }
    return pooled;
  }

  /** The sums for {@code [images, height, width]} maps. */
  private static double[] sums(float[] input, int[] size, float[] kernels, float[] bias) {
    int outputs = bias.length;
    int inputs = kernels.length / 9 / outputs;
    double[] sums = new double[size[0] * size[1] * size[2] * outputs];
    for (int cell = 0; cell < sums.length / outputs; cell++) {
      int column = cell % size[2];
      int row = cell / size[2] % size[1];
      for (int o = 0; o < outputs; o++) {
        sums[cell * outputs + o] = bias[o];
      }
      for (int k = 0; k < 9; k++) {
        int y = row + k / 3 - 1;
        int x = column + k % 3 - 1;
        if (y >= 0 && y < size[1] && x >= 0 && x < size[2]) {
          int from = (cell / (size[1] * size[2]) * size[1] + y) * size[2] + x;
          for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
              sums[cell * outputs + o] +=
                  (double) input[from * inputs + i] * kernels[(k * inputs + i) * outputs + o];
            }
          }
        }
      }
    }
    return sums;
  }
}
