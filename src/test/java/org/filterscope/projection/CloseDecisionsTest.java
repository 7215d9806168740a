package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Decisions on the way back that float32 cannot make. */
class CloseDecisionsTest {
  private static final Window THREE = Window.of(3, 1, 1);
  private static final Window HALVED = Window.of(2, 2, 0);

  /** A smaller image's rows and columns: plain loops in double precision take their time. */
  private static final int SIDE = 48;

  /** As a float, this and one is this. */
  private static final float HUGE = 0x1p24f;

  /** What a sum of the three channels makes of these in float32 depends on their order. */
  private static final float[] LOST = {HUGE, 1, -HUGE};

  /** Of photographs that several tests look at. */
  private static final Map<String, DoublePrecision> EXACT = new HashMap<>();

  @AfterAll
  static void letGo() {
    EXACT.clear();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aValueThatRoundingLostWinsItsWindow(Mode mode) {
    float[] image = image(2, 2, new float[] {0, 0.5f, 0}, LOST);
    Network network = sums(2, 2, Activation.RELU, true).build();
    try (Walk walk = new Walk(network, image)) {
      float[] picture = walk.back(network.output(), 0, 1, mode);
      // The second cell's sum is 1 and not 0, the first cell's one half.
      assertThat(picture).startsWith(0, 0, 0, 1, 1, 1);
    }
  }

  @Test
  void aValueThatRoundingLostWinsAWindowOfZeros() {
    float[] image = image(2, 2, new float[] {0, -1, 0}, LOST);
    Network network = sums(2, 2, Activation.RELU, true).build();
    try (Walk walk = new Walk(network, image)) {
      float[] picture = walk.back(network.output(), 0, 1, Mode.DECONVNET);
      assertThat(picture).startsWith(0, 0, 0, 1, 1, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"GUIDED", "GRADIENT"})
  void aUnitWhoseSumRoundingLostWasActive(Mode mode) {
    Network network = sums(1, 1, Activation.RELU, false).build();
    try (Walk walk = new Walk(network, LOST)) {
      assertThat(walk.back(network.output(), 0, 1, mode)).containsExactly(1, 1, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"GUIDED", "GRADIENT"})
  void aUnitWhoseSumIsJustBelowZeroWasNot(Mode mode) {
    Network network = sums(1, 1, Activation.RELU, false).build();
    try (Walk walk = new Walk(network, new float[] {HUGE, -1, -HUGE})) {
      assertThat(walk.back(network.output(), 0, 1, mode)).containsOnly(0);
    }
  }

  @Test
  void aLeakyUnitWhoseSumRoundingLostWasActive() {
    Network network = sums(1, 1, Activation.leakyRelu(0.25f), false).build();
    try (Walk walk = new Walk(network, LOST)) {
      assertThat(walk.back(network.output(), 0, 1, Mode.GRADIENT)).containsExactly(1, 1, 1);
    }
  }

  /** Rectifiers and poolings behind other kinds of layers than a convolution. */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void branchesAreDecidedAsInDoublePrecision(Mode mode) {
    RandomNetworks random = RandomNetworks.ofSeed(7);
    Network network =
        new Network.Builder("image", Shape.maps(3, 16, 16))
            .add("a", random.convolution(3, 6, THREE), Activation.RELU)
            .add(
                "b",
                random.convolution(3, 4, Window.of(1, 1, 0)),
                Activation.RELU,
                List.of("image"))
            .add("both", new Operation.Concatenation(), Activation.IDENTITY, List.of("a", "b"))
            .add(
                "overlapping",
                new Operation.MaxPooling(Window.of(3, 2, 1), Window.of(3, 2, 1)),
                Activation.IDENTITY)
            .add("c", random.convolution(10, 6, THREE), Activation.IDENTITY)
            .add(
                "normalised",
                new Operation.Normalisation(random.numbers(6, 1), random.numbers(6, 1), 24),
                Activation.IDENTITY)
            .add("rectified", new Operation.Identity("relu"), Activation.RELU)
            .add("d", random.convolution(6, 6, THREE), Activation.leakyRelu(0.1f))
            .add("sum", new Operation.Addition(), Activation.RELU, List.of("rectified", "d"))
            .add("pool", new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY)
            .add("e", random.convolution(6, 3, THREE), Activation.RELU)
            .build();
    // Few pixels' values make many equal and nearly equal sums.
    float[] image = new float[16 * 16 * 3];
    Random colours = new Random(3);
    for (int i = 0; i < image.length; i++) {
      image[i] = colours.nextInt(2) + (i > image.length / 2 ? 1e-7f * colours.nextInt(2) : 0);
    }
    DoublePrecision exact = new DoublePrecision(network, image);
    try (Walk walk = new Walk(network, image)) {
      for (Node node : network.nodes().subList(1, network.nodes().size())) {
        for (int channel = 0; channel < node.shape().channels(); channel++) {
          int place = exact.strongest(node, channel);
          if (exact.values(node)[place] > 0) {
            assertClose(
                walk.back(node, place, (float) exact.values(node)[place], mode),
                exact.project(node, place, mode),
                node);
          }
        }
      }
    }
  }

  /** Random units of photographs, in all modes, against a plain pass in double precision. */
  @ParameterizedTest
  @ValueSource(strings = {"cat", "rocket", "astronaut"})
  void photographsAreProjectedAsInDoublePrecision(String name) {
    Network network = smaller(Golden.vgg16Base(), SIDE);
    float[] image = cut(Golden.input(name), SIDE);
    DoublePrecision exact = new DoublePrecision(network, image);
    Random random = new Random(name.hashCode());
    try (Walk walk = new Walk(network, image)) {
      for (String layer : List.of("pool1", "conv2_2", "pool3", "conv4_2", "conv5_1", "pool5")) {
        Node node = network.find(layer).orElseThrow();
        int place;
        do {
          place = exact.strongest(node, random.nextInt(node.shape().channels()));
        } while (!(exact.values(node)[place] > 0));
        for (Mode mode : Mode.values()) {
          assertClose(
              walk.back(node, place, (float) exact.values(node)[place], mode),
              exact.project(node, place, mode),
              node);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee", "temple", "flower"})
  void noValueOfAPhotographErrsByMoreThanTheBound(String name) {
    Network network = smaller(Golden.vgg16Base(), SIDE);
    float[] image = cut(Golden.input(name), SIDE);
    DoublePrecision exact = EXACT.computeIfAbsent(name, n -> new DoublePrecision(network, image));
    try (Walk walk = new Walk(network, image)) {
      RoundingErrors errors = new RoundingErrors(walk.pass, new RoundingErrors.Lengths());
      for (Node node : network.nodes().subList(1, network.nodes().size())) {
        Shape shape = node.shape();
        float[] values = walk.pass.crop(node, Region.all(shape.height(), shape.width()));
        float[] bound = new float[shape.channels()];
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
          int cell = i / bound.length;
          if (i % bound.length == 0) {
            errors.of(node).at(cell / shape.width(), cell % shape.width(), values, i, bound);
          }
          double error = Math.abs(values[i] - exact.values(node)[i]);
          worst = Math.max(worst, error / bound[i % bound.length]);
        }
        // Were it much larger than any error, far more than the close decisions would be made
        // again.
        assertThat(worst).as(node.name()).isBetween(0.05, 1.0);
      }
    }
  }

  /** Only where a coarse bound is met is the bound itself computed. */
  @Test
  void theCoarseBoundIsAboveTheBoundButNotByMuch() {
    Network network = smaller(Golden.vgg16Base(), SIDE);
    float[] image = cut(Golden.input("coffee"), SIDE);
    try (Walk walk = new Walk(network, image)) {
      RoundingErrors errors = new RoundingErrors(walk.pass, new RoundingErrors.Lengths());
      for (Node node : network.nodes()) {
        RoundingErrors.CoarseBound coarse = errors.coarse(node);
        if (coarse == null) {
          continue;
        }
        Shape shape = node.shape();
        float[] values = walk.pass.crop(node, Region.all(shape.height(), shape.width()));
        float[] bound = new float[shape.channels()];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
          int channel = i % bound.length;
          int row = i / bound.length / shape.width();
          int column = i / bound.length % shape.width();
          if (channel == 0) {
            errors.of(node).at(row, column, values, i, bound);
          }
          float above = coarse.at(channel, (float) coarse.length().at(row, column), values[i]);
          if (above < bound[channel]) {
            assertThat(above).as(node.name()).isGreaterThanOrEqualTo(bound[channel]);
          }
          sum += above / bound[channel];
        }
        assertThat(sum / values.length).as(node.name()).isBetween(1.0, 1.5);
      }
    }
  }

  /** What settles most close decisions, before exact values are asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"coffee", "temple", "flower"})
  void noRefinedSumErrsByMoreThanItsBound(String name) {
    Network network = smaller(Golden.vgg16Base(), SIDE);
    float[] image = cut(Golden.input(name), SIDE);
    DoublePrecision exact = EXACT.computeIfAbsent(name, n -> new DoublePrecision(network, image));
    Random random = new Random(name.hashCode());
    try (Walk walk = new Walk(network, image)) {
      RoundingErrors errors = new RoundingErrors(walk.pass, new RoundingErrors.Lengths());
      for (Node node : network.nodes()) {
        if (node.operation() instanceof Operation.Convolution convolution) {
          RefinedSums sums = new RefinedSums(walk.pass, errors, node, convolution);
          int channels = node.shape().channels();
          double worst = 0;
          for (int i = 0; i < 1000; i++) {
            int place = random.nextInt(node.shape().size());
            RefinedSums.Sum sum = sums.at(place / channels, place % channels);
            worst = Math.max(worst, Math.abs(sum.value() - exact.sums(node)[place]) / sum.error());
          }
          assertThat(worst).as(node.name()).isBetween(0.0, 1.0);
        }
      }
    }
  }

  /** Neighbouring cells' sums share inputs, and their errors. */
  @ParameterizedTest
  @ValueSource(strings = {"coffee", "temple", "flower"})
  void noDifferenceOfRefinedSumsErrsByMoreThanItsBound(String name) {
    Network network = smaller(Golden.vgg16Base(), SIDE);
    float[] image = cut(Golden.input(name), SIDE);
    DoublePrecision exact = EXACT.computeIfAbsent(name, n -> new DoublePrecision(network, image));
    Random random = new Random(name.hashCode());
    try (Walk walk = new Walk(network, image)) {
      RoundingErrors errors = new RoundingErrors(walk.pass, new RoundingErrors.Lengths());
      for (Node node : network.nodes()) {
        if (node.operation() instanceof Operation.Convolution convolution) {
          RefinedSums sums = new RefinedSums(walk.pass, errors, node, convolution);
          int width = node.shape().width();
          int channels = node.shape().channels();
          double worst = 0;
          for (int i = 0; i < 1000; i++) {
            int channel = random.nextInt(channels);
            int cell =
                random.nextInt(node.shape().height() / 2) * 2 * width
                    + random.nextInt(width / 2) * 2;
            int other = cell + (i % 3 + 1) / 2 * width + (i % 3 + 1) % 2;
            RefinedSums.Sum difference = sums.difference(cell, other, channel);
            double expected =
                exact.sums(node)[cell * channels + channel]
                    - exact.sums(node)[other * channels + channel];
            worst = Math.max(worst, Math.abs(difference.value() - expected) / difference.error());
          }
          assertThat(worst).as(node.name()).isBetween(0.0, 1.0);
        }
      }
    }
  }

  /** Sums of three colours, rectified, and perhaps the largest of four of them. */
  private static Network.Builder sums(
      int height, int width, Activation function, boolean isPooled) {
    Operation.Convolution sum =
        new Operation.Convolution(
            Nd4j.ones(1, 1, 3, 1), Nd4j.zeros(1), Window.of(1, 1, 0), Window.of(1, 1, 0));
    Network.Builder builder =
        new Network.Builder("image", Shape.maps(3, height, width)).add("sum", sum, function);
    return isPooled
        ? builder.add("pool", new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY)
        : builder;
  }

  /** An image of two given pixels; all others are black. */
  private static float[] image(int height, int width, float[] first, float[] second) {
    float[] image = new float[height * width * 3];
    System.arraycopy(first, 0, image, 0, 3);
    System.arraycopy(second, 0, image, 3, 3);
    return image;
  }

  /** The same layers for a smaller image. */
  private static Network smaller(Network network, int side) {
    Network.Builder builder = new Network.Builder("image", Shape.maps(3, side, side));
    network
        .nodes()
        .subList(1, network.nodes().size())
        .forEach(node -> builder.add(node.name(), node.operation(), node.activation()));
    return builder.build();
  }

  /** The middle of an image of 224 x 224 pixels. */
  private static float[] cut(float[] image, int side) {
    int first = (224 - side) / 2;
    float[] cut = new float[side * side * 3];
    for (int y = 0; y < side; y++) {
      System.arraycopy(image, ((first + y) * 224 + first) * 3, cut, y * side * 3, side * 3);
    }
    return cut;
  }

  private static void assertClose(float[] actual, double[] expected, Node node) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    assertThat(difference).as(node.name()).isCloseTo(0, within(2e-5 * largest));
  }

  /** A pass and what walks back through it. */
  private static final class Walk implements AutoCloseable {
    private final ForwardPass forward;
    private final Pass pass;
    private final Projector projector = new Projector();

    Walk(Network network, float[] image) {
      forward = new ForwardPass(network);
      pass = forward.run(image, Cancellation.NEVER, () -> {});
    }

    /** What comes back to the whole image from a value at one place of a node. */
    float[] back(Node node, int place, float value, Mode mode) {
      Shape shape = node.shape();
      int cell = place / shape.channels();
      int row = cell / shape.width();
      int column = cell % shape.width();
      Signal start = Signal.zero(Region.cell(row, column), shape.channels());
      start.values()[place % shape.channels()] = value;
      Signal image = projector.walkBack(pass, node, start, mode, Cancellation.NEVER, () -> {});
      Shape input = pass.network().input();
      Signal whole = Signal.zero(Region.all(input.height(), input.width()), 3);
      return whole.plus(image).values();
    }

    @Override
    public void close() {
      projector.close();
      pass.close();
      forward.close();
    }
  }
}
