package org.filterscope.activation.winograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.activation.TrainableConvolutions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Both directions against the sums that define them, in double precision. */
class TrainableConvolutionTest {

  private final Random random = new Random(5);
  private final TrainableConvolutions convolutions = new TrainableConvolutions();

  @AfterEach
  void free() {
    convolutions.close();
  }

  static Stream<Arguments> sizes() {
    return Stream.of(
        Arguments.of(1, 1, 1, 1, 1),
        Arguments.of(1, 2, 7, 3, 5),
        Arguments.of(2, 14, 14, 40, 24),
        Arguments.of(3, 13, 18, 8, 16),
        Arguments.of(2, 5, 30, 70, 9));
  }

  /** The arrays of one case, as DL4J has them, and their true values. */
  private final class Case {
    final int images;
    final int height;
    final int width;
    final int inputs;
    final int outputs;
    final INDArray input;
    final INDArray weights;
    final INDArray bias;
    final INDArray slopes;

    Case(int images, int height, int width, int inputs, int outputs) {
      this.images = images;
      this.height = height;
      this.width = width;
      this.inputs = inputs;
      this.outputs = outputs;
      this.input = random(images, inputs, height, width);
      this.weights = random(outputs, inputs, 3, 3);
      this.bias = random(1, outputs);
      this.slopes = random(images, outputs, height, width);
    }

    private INDArray random(long... shape) {
      INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
      for (long i = 0; i < array.length(); i++) {
        array.putScalar(i, (float) random.nextGaussian());
      }
      return array;
    }

    /** Each pair of a weight's tap and a cell, where the tap meets the input. */
    void taps(Taps taps) {
      for (int image = 0; image < images; image++) {
        for (int row = 0; row < height; row++) {
          for (int column = 0; column < width; column++) {
            for (int tap = 0; tap < 9; tap++) {
              int y = row + tap / 3 - 1;
              int x = column + tap % 3 - 1;
              if (y >= 0 && y < height && x >= 0 && x < width) {
                taps.meet(image, row * width + column, y * width + x, tap);
              }
            }
          }
        }
      }
    }

    double[] sums() {
      float[] from = floats(input);
      float[] kernels = floats(weights);
      int cells = height * width;
      double[] sums = new double[images * outputs * cells];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = bias.getFloat(i / cells % outputs);
      }
      taps(
          (image, cell, seen, tap) -> {
            for (int o = 0; o < outputs; o++) {
              for (int c = 0; c < inputs; c++) {
                sums[(image * outputs + o) * cells + cell] +=
                    (double) from[(image * inputs + c) * cells + seen]
                        * kernels[(o * inputs + c) * 9 + tap];
              }
            }
          });
      return sums;
    }

    double[] gradientOfWeights(double[] delta) {
      float[] from = floats(input);
      int cells = height * width;
      double[] sums = new double[outputs * inputs * 9];
      taps(
          (image, cell, seen, tap) -> {
            for (int o = 0; o < outputs; o++) {
              for (int c = 0; c < inputs; c++) {
                sums[(o * inputs + c) * 9 + tap] +=
                    delta[(image * outputs + o) * cells + cell]
                        * from[(image * inputs + c) * cells + seen];
              }
            }
          });
      return sums;
    }

    double[] gradientOfInput(double[] delta) {
      float[] kernels = floats(weights);
      int cells = height * width;
      double[] sums = new double[images * inputs * cells];
      taps(
          (image, cell, seen, tap) -> {
            for (int o = 0; o < outputs; o++) {
              for (int c = 0; c < inputs; c++) {
                sums[(image * inputs + c) * cells + seen] +=
                    delta[(image * outputs + o) * cells + cell]
                        * kernels[(o * inputs + c) * 9 + tap];
              }
            }
          });
      return sums;
    }
  }

  /** A tap of a kernel over a cell meets another one. */
  private interface Taps {
    void meet(int image, int cell, int seen, int tap);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyCellIsThePlainSum(int images, int height, int width, int inputs, int outputs) {
    Case it = new Case(images, height, width, inputs, outputs);
    INDArray maps = like(it.slopes);
    convolutions.add(inputs, outputs, false).forward(it.weights, it.bias, it.input, maps);
    assertClose(maps, it.sums());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyGradientIsThePlainSum(int images, int height, int width, int inputs, int outputs) {
    Case it = new Case(images, height, width, inputs, outputs);
    assertGradients(it, false);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void whereAnOutputWasRectifiedNothingIsLearned(
      int images, int height, int width, int inputs, int outputs) {
    Case it = new Case(images, height, width, inputs, outputs);
    assertGradients(it, true);
  }

  @Test
  void layersTakeTurnsInTheMemoryTheyShare() {
    Case first = new Case(2, 14, 14, 8, 12);
    Case second = new Case(1, 6, 5, 12, 4);
    TrainableConvolution one = convolutions.add(8, 12, false);
    TrainableConvolution other = convolutions.add(12, 4, false);
    one.forward(first.weights, first.bias, first.input, like(first.slopes));
    other.forward(second.weights, second.bias, second.input, like(second.slopes));
    assertGradients(second, other, false);
    assertGradients(first, one, false);
  }

  @Test
  void theSameNumbersGiveTheSameBitsOnOneThreadAndOnTwo() {
    Case it = new Case(2, 14, 14, 40, 24);
    INDArray[] results = new INDArray[2];
    for (int threads = 1; threads <= 2; threads++) {
      TrainableConvolutionScratch scratch =
          new TrainableConvolutionScratch(new ParallelLoop(threads));
      TrainableConvolution convolution = new TrainableConvolution(40, 24, true, scratch);
      convolution.forward(it.weights, it.bias, it.input, like(it.slopes));
      results[threads - 1] = like(it.weights);
      convolution.backward(it.slopes, results[threads - 1], like(it.bias), like(it.input));
      convolution.close();
      scratch.lanes.lanes().close();
      scratch.close();
    }
    assertThat(floats(results[0])).isEqualTo(floats(results[1]));
  }

  @Test
  void mapsInAnotherOrderAreReadAsWhatTheyAre() {
    Case it = new Case(1, 4, 6, 3, 2);
    INDArray maps = like(it.slopes);
    convolutions.add(3, 2, false).forward(it.weights, it.bias, it.input.dup('f'), maps);
    assertClose(maps, it.sums());
  }

  @Test
  void arraysOfAnotherShapeAreRefused() {
    Case it = new Case(1, 4, 6, 3, 2);
    TrainableConvolution convolution = convolutions.add(4, 2, false);
    assertThatThrownBy(() -> convolution.forward(it.weights, it.bias, it.input, like(it.slopes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 4, 4, 6]");
  }

  private void assertGradients(Case it, boolean rectifies) {
    TrainableConvolution convolution = convolutions.add(it.inputs, it.outputs, rectifies);
    convolution.forward(it.weights, it.bias, it.input, like(it.slopes));
    assertGradients(it, convolution, rectifies);
  }

  private static void assertGradients(
      Case it, TrainableConvolution convolution, boolean rectifies) {
    INDArray ofWeights = like(it.weights);
    INDArray ofBias = like(it.bias);
    INDArray ofInput = like(it.input);
    convolution.backward(it.slopes, ofWeights, ofBias, ofInput);
    double[] delta = it.slopes.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[] sums = it.sums();
    double[] ofBiases = new double[it.outputs];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = rectifies && sums[i] <= 0 ? 0 : delta[i];
      ofBiases[i / (it.height * it.width) % it.outputs] += delta[i];
    }
    assertClose(ofWeights, it.gradientOfWeights(delta));
    assertClose(ofBias, ofBiases);
    assertClose(ofInput, it.gradientOfInput(delta));
  }

  private static INDArray like(INDArray array) {
    return Nd4j.valueArrayOf(array.shape(), Float.NaN, DataType.FLOAT);
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static void assertClose(INDArray actual, double[] expected) {
    float[] values = floats(actual);
    assertThat(values).hasSameSizeAs(expected);
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(2e-6 * largest + 1e-6));
    }
  }
}
