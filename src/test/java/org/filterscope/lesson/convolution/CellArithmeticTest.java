package org.filterscope.lesson.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of single cells, against the engine's maps with and without the function. */
class CellArithmeticTest {
  private static final int CELLS = 200;
  private static final int SIDE = 19;

  private static OnePass cat;

  @BeforeAll
  static void look() {
    cat = new OnePass(Golden.vgg16Base(), Golden.input("cat"));
  }

  @AfterAll
  static void free() {
    cat.close();
  }

  /** A layer of each kind that the engine has, over maps of six channels. */
  static Stream<Operation.Convolution> kinds() {
    RandomNetworks random = RandomNetworks.ofSeed(7);
    Window three = Window.of(3, 1, 1);
    return Stream.of(
        random.convolution(6, 5, three),
        random.convolution(6, 5, Window.of(3, 1, 0)),
        random.convolution(6, 5, Window.of(1, 1, 0)),
        random.convolution(6, 5, Window.of(5, 1, 2)),
        random.convolution(6, 5, Window.of(3, 2, 1)),
        random.convolution(6, 5, Window.of(4, 3, 2)),
        random.convolution(6, 5, new Window(3, 2, 0, 1, 1)),
        random.convolution(6, 5, new Window(3, 1, 2, 2, 2)),
        grouped(random.convolution(6, 6, three), 1),
        grouped(random.convolution(6, 6, Window.of(3, 2, 1)), 1),
        grouped(random.convolution(6, 6, three), 3));
  }

  /** As files of depthwise and grouped layers are read: zeros for the other groups' channels. */
  private static Operation.Convolution grouped(Operation.Convolution all, int size) {
    for (int tap = 0; tap < all.kernels().size(0) * all.kernels().size(1); tap++) {
      for (int in = 0; in < all.inputs(); in++) {
        for (int out = 0; out < all.outputs(); out++) {
          if (in / size != out / size) {
            all.kernels().putScalar(new int[] {tap / 3, tap % 3, in, out}, 0);
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sumsAndResultsAreTheEnginesForEveryKindOfConvolution(Operation.Convolution convolution) {
    for (Activation function :
        List.of(
            Activation.IDENTITY, Activation.RELU, Activation.TANH, Activation.leakyRelu(0.1f))) {
      Network network =
          new Network.Builder("maps", Shape.maps(6, SIDE, SIDE))
              .add("sums", convolution, Activation.IDENTITY)
              .add("values", convolution, function, List.of("maps"))
              .build();
      float[] input = RandomNetworks.ofSeed(8).numbers(network.input().size(), 1);
      try (OnePass pass = new OnePass(network, input)) {
        compare(
            network.find("values").orElseThrow(),
            pass.maps("maps"),
            pass.maps("sums"),
            pass.maps("values"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1_1", "conv2_1", "conv3_3", "conv5_3"})
  void sumsAndResultsAreTheEnginesOnAPhotograph(String layer) {
    Network network = Golden.vgg16Base();
    Node node = network.find(layer).orElseThrow();
    Network bare = network.withActivations(Map.of(layer, Activation.IDENTITY));
    try (OnePass sums = new OnePass(bare, Golden.input("cat"))) {
      String before = network.node(node.inputs().get(0)).name();
      compare(node, cat.maps(before), sums.maps(layer), cat.maps(layer));
    }
  }

  private static void compare(Node layer, LayerMaps inputs, LayerMaps sums, LayerMaps values) {
    Random random = new Random(1);
    for (int i = 0; i < CELLS; i++) {
      int channel = random.nextInt(layer.shape().channels());
      int row = random.nextInt(layer.shape().height());
      int column = random.nextInt(layer.shape().width());
      CellArithmetic cell = Filter.of(layer, channel).orElseThrow().at(inputs, row, column);
      FeatureMap before = sums.map(channel);
      FeatureMap after = values.map(channel);
      String what = layer.name() + " " + channel + " at " + row + "," + column;
      assertThat(cell.sum())
          .as(what)
          .isCloseTo(before.at(row, column), within(1e-5 * largest(before)));
      assertThat(cell.value())
          .as(what)
          .isCloseTo(after.at(row, column), within(1e-5 * largest(after)));
      assertThat(cell.partialSums().sum())
          .as(what)
          .isCloseTo(before.at(row, column), within(1e-5 * largest(before)));
    }
  }

  private static double largest(FeatureMap map) {
    double largest = 0;
    for (float value : map.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void tapsOutsideTheMapsLieInThePadding() {
    Node layer = Golden.vgg16Base().find("conv1_1").orElseThrow();

    CellArithmetic corner =
        Filter.of(layer, 0).orElseThrow().at(cat.maps(cat.pass().network().node(0).name()), 0, 223);

    assertThat(corner.inPadding())
        .containsExactly(true, true, true, false, false, true, false, false, true);
    assertThat(corner.inputs()[2]).isZero();
  }

  @Test
  void aWholeMapIsTheEngines() {
    Node layer = Golden.vgg16Base().find("conv3_1").orElseThrow();

    FeatureMap ours = Filter.of(layer, 5).orElseThrow().map(cat.maps("pool2"));

    FeatureMap engines = cat.maps("conv3_1").map(5);
    for (int i = 0; i < ours.values().length; i++) {
      assertThat((double) ours.values()[i])
          .isCloseTo(engines.values()[i], within(1e-5 * engines.peak().value()));
    }
  }
}
