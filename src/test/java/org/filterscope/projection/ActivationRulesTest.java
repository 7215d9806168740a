package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a signal passes on its way back through each activation function. */
class ActivationRulesTest {
  private static final int SIDE = 8;
  private static final int COLOURS = 3;
  private static final Window THREE = Window.of(3, 1, 1);

  static Stream<Activation> functions() {
    return Stream.of(
        Activation.RELU6,
        Activation.elu(0.7f),
        Activation.SELU,
        Activation.SWISH,
        Activation.SOFTPLUS,
        Activation.MISH,
        Activation.GELU,
        Activation.SIGMOID,
        Activation.leakyRelu(0.2f));
  }

  /** In double precision, by weights and definitions only. */
  @ParameterizedTest
  @MethodSource("functions")
  void theGradientIsThatOfCentralDifferences(Activation function) {
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Network network = network(random, function);
    float[] input = random.numbers(SIDE * SIDE * COLOURS, 2);
    Seed.Cell cell = new Seed.Cell(4, 3);
    Projection projection = project(network, input, cell, Mode.GRADIENT);
    float[] gradient = projection.onCanvas(SIDE, SIDE);
    float step = 1e-2f;
    for (int i = 0; i < gradient.length; i += 7) {
      double difference =
          (exact(network, input, i, step, cell) - exact(network, input, i, -step, cell))
              / (2 * step);
      // The projection starts with the unit's value instead of 1.
      assertThat(gradient[i]).isCloseTo((float) (projection.value() * difference), within(2e-3f));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void deconvnetOnlyRectifiesTheSignal(Activation function) {
    for (float signal : new float[] {-2, 0.5f, 9}) {
      assertThat(Mode.DECONVNET.back(signal, 6, function)).isEqualTo(Math.max(signal, 0));
    }
  }

  @Test
  void guidedIsOffWhereReluSixIsFlatAtBothEnds() {
    assertThat(Mode.GUIDED.back(2, 0, Activation.RELU6)).isZero();
    assertThat(Mode.GUIDED.back(2, 6, Activation.RELU6)).isZero();
    assertThat(Mode.GUIDED.back(2, 5.9f, Activation.RELU6)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void guidedIsOffBelowZeroWhereTheFunctionAlmostShuts(Activation function) {
    boolean isSoft =
        List.of(Activation.Kind.LEAKY_RELU, Activation.Kind.SOFTPLUS, Activation.Kind.SIGMOID)
            .contains(function.kind());
    assertThat(Mode.GUIDED.back(2, -0.1f, function)).isEqualTo(isSoft ? 2 : 0);
  }

  private static Network network(RandomNetworks random, Activation function) {
    return new Network.Builder("image", Shape.maps(COLOURS, SIDE, SIDE))
        .add("first", random.convolution(COLOURS, 4, THREE), function)
        .add("second", random.convolution(4, 2, THREE), function)
        .build();
  }

  private static Projection project(Network network, float[] input, Seed cell, Mode mode) {
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      return (Projection)
          projector.project(pass, network.output(), 1, cell, mode, Cancellation.NEVER, () -> {});
    }
  }

  /** A cell's value with one number of the input changed. */
  private static double exact(
      Network network, float[] input, int place, float change, Seed.Cell cell) {
    double[][][] maps = new double[SIDE][SIDE][COLOURS];
    for (int i = 0; i < input.length; i++) {
      maps[i / COLOURS / SIDE][i / COLOURS % SIDE][i % COLOURS] =
          input[i] + (i == place ? change : 0);
    }
    for (int layer = 1; layer < network.nodes().size(); layer++) {
      maps = convolved(maps, (Operation.Convolution) network.node(layer).operation());
      for (double[][] row : maps) {
        for (double[] channels : row) {
          for (int c = 0; c < channels.length; c++) {
            channels[c] = network.node(layer).activation().apply(channels[c]);
          }
        }
      }
    }
    return maps[cell.row()][cell.column()][1];
  }

  private static double[][][] convolved(double[][][] maps, Operation.Convolution convolution) {
    double[][][] sums = new double[SIDE][SIDE][convolution.outputs()];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int o = 0; o < convolution.outputs(); o++) {
          sums[y][x][o] = convolution.biasOf(o);
          for (int tap = 0; tap < 9; tap++) {
            int row = y + tap / 3 - 1;
            int column = x + tap % 3 - 1;
            for (int c = 0;
                row >= 0 && row < SIDE && column >= 0 && column < SIDE && c < convolution.inputs();
                c++) {
              sums[y][x][o] +=
                  maps[row][column][c] * convolution.kernels().getDouble(tap / 3, tap % 3, c, o);
            }
          }
        }
      }
    }
    return sums;
  }
}
