package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows for every projection from the rules of Zeiler and Fergus 2013, section 2.1. */
class ProjectionRulesTest {
  private static final Window THREE = Window.of(3, 1, 1);
  private static final Window HALVED = Window.of(2, 2, 0);

  @Test
  void aFirstLayersCellGivesItsKernelTimesItsValue() {
    Network network = Golden.vgg16Base();
    Node node = network.find("conv1_1").orElseThrow();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(Golden.input("cat"), Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      Seed.Cell cell = new Seed.Cell(100, 60);
      int checked = 0;
      for (int channel = 0; channel < 64; channel++) {
        ProjectionResult projected =
            projector.project(
                pass, node, channel, cell, Mode.DECONVNET, Cancellation.NEVER, () -> {});
        if (projected instanceof Projection projection) {
          ChannelKernels kernels = ChannelKernels.of(node, channel).orElseThrow();
          assertThat(projection.box()).isEqualTo(new Region(99, 59, 102, 62));
          for (int tap = 0; tap < 9; tap++) {
            for (int colour = 0; colour < 3; colour++) {
              float expected = projection.value() * kernels.weights()[colour * 9 + tap];
              assertThat(projection.values()[tap * 3 + colour])
                  .isCloseTo(expected, within(1e-5f * Math.abs(projection.value())));
            }
          }
          checked++;
        }
      }
      assertThat(checked).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aLargerSeedGivesAsMuchLargerAPicture(Mode mode) {
    try (Small small = new Small(RandomNetworks.ofSeed(1))) {
      Signal seed = small.randomSeed(RandomNetworks.ofSeed(2));
      Signal larger = new Signal(seed.region(), seed.channels(), times(seed.values(), 2.5f));
      assertClose(small.back(larger, mode).values(), times(small.back(seed, mode).values(), 2.5f));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aCroppedWalkGivesWhatAFullWalkGives(Mode mode) {
    try (Small small = new Small(RandomNetworks.ofSeed(3))) {
      Shape shape = small.last().shape();
      for (int row = 0; row < shape.height(); row++) {
        for (int column = 0; column < shape.width(); column++) {
          Signal cropped = Signal.zero(Region.cell(row, column), shape.channels());
          Signal full = Signal.zero(Region.all(shape.height(), shape.width()), shape.channels());
          cropped.values()[2] = 1;
          full.values()[full.offset(row, column) + 2] = 1;
          Signal near = small.back(cropped, mode);
          Signal everywhere = small.back(full, mode);
          assertClose(onCanvas(near), everywhere.values());
          Region field = small.network.receptiveField(small.last(), row, column);
          assertThat(field.contains(near.region())).isTrue();
          assertZeroOutside(everywhere, field);
        }
      }
    }
  }

  @Test
  void whereEverythingIsPositiveTheModesCoincide() {
    try (Small small = new Small(RandomNetworks.positive(4))) {
      Signal seed = small.randomSeed(RandomNetworks.positive(5));
      float[] deconvnet = small.back(seed, Mode.DECONVNET).values();
      assertThat(deconvnet).usingElementComparator(Float::compare).doesNotContain(0f);
      assertClose(small.back(seed, Mode.GUIDED).values(), deconvnet);
      assertClose(small.back(seed, Mode.GRADIENT).values(), deconvnet);
    }
  }

  @Test
  void equalsInAPoolingWindowSendTheSignalToTheFirstInRowOrder() {
    Network network =
        new Network.Builder("image", Shape.maps(1, 4, 4))
            .add("pool", new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY)
            .build();
    for (float level : new float[] {0, 7}) {
      float[] constant = new float[16];
      java.util.Arrays.fill(constant, level);
      try (ForwardPass forward = new ForwardPass(network);
          Pass pass = forward.run(constant, Cancellation.NEVER, () -> {});
          Projector projector = new Projector()) {
        Signal seed = new Signal(Region.all(2, 2), 1, new float[] {1, 2, 3, 4});
        float[] image =
            projector
                .walkBack(
                    pass, network.output(), seed, Mode.DECONVNET, Cancellation.NEVER, () -> {})
                .values();
        assertThat(image).containsExactly(1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0);
      }
    }
  }

  /** The float path that the app runs: u's product with Jv equals v's with the walk back of u. */
  @ParameterizedTest
  @CsvSource({"11", "12", "13"})
  void theWalkBackIsTheAdjointOfTheForwardPass(long seed) {
    try (Small small = new Small(RandomNetworks.ofSeed(seed))) {
      RandomNetworks random = RandomNetworks.ofSeed(seed + 100);
      float[] direction = small.directionWithoutKinks(random);
      float[] ahead = small.outputs(plus(small.input, direction, 1));
      float[] behind = small.outputs(plus(small.input, direction, -1));
      Signal weights = small.randomSeed(random);
      double forward = 0;
      double scale = 0;
      for (int i = 0; i < ahead.length; i++) {
        double term = weights.values()[i] * ((double) ahead[i] - behind[i]) / 2;
        forward += term;
        scale += Math.abs(term);
      }
      float[] back = small.back(weights, Mode.GRADIENT).values();
      double backward = 0;
      for (int i = 0; i < back.length; i++) {
        backward += (double) direction[i] * back[i];
      }
      assertThat(backward).isCloseTo(forward, within(1e-3 * scale));
    }
  }

  private static float[] plus(float[] values, float[] direction, float factor) {
    float[] sum = new float[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = values[i] + factor * direction[i];
    }
    return sum;
  }

  private static float[] times(float[] values, float factor) {
    return plus(new float[values.length], values, factor);
  }

  private static float[] onCanvas(Signal signal) {
    return new Projection(
            "", 0, Mode.GRADIENT, new Seed.WholeMap(), 1, signal.region(), 3, signal.values())
        .onCanvas(16, 16);
  }

  private static void assertZeroOutside(Signal everywhere, Region field) {
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        if (!field.contains(Region.cell(y, x))) {
          for (int c = 0; c < 3; c++) {
            assertThat(everywhere.values()[everywhere.offset(y, x) + c]).isZero();
          }
        }
      }
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isPositive();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * largest));
    }
  }

  /** Convolutions, a pooling with and one without overlap, and branches that meet; 16 x 16. */
  private static final class Small implements AutoCloseable {
    private final Network network;
    private final float[] input;
    private final ForwardPass forward;
    private final Projector projector;
    private final Pass pass;

    Small(RandomNetworks random) {
      network =
          new Network.Builder("image", Shape.maps(3, 16, 16))
              .add("a", random.convolution(3, 6, THREE), Activation.RELU)
              .add("pool", new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY)
              .add("b", random.convolution(6, 5, THREE), Activation.RELU)
              .add("c", random.convolution(5, 5, THREE), Activation.RELU)
              .add(
                  "sum", new Operation.Addition(), Activation.IDENTITY, java.util.List.of("b", "c"))
              .add(
                  "overlapping",
                  new Operation.MaxPooling(Window.of(3, 2, 1), Window.of(3, 2, 1)),
                  Activation.IDENTITY)
              .add("d", random.convolution(5, 4, THREE), Activation.RELU)
              .build();
      input = random.numbers(16 * 16 * 3, 1);
      forward = new ForwardPass(network);
      projector = new Projector();
      pass = forward.run(input, Cancellation.NEVER, () -> {});
    }

    Node last() {
      return network.output();
    }

    float[] outputs(float[] image) {
      try (Pass other = forward.run(image, Cancellation.NEVER, () -> {})) {
        return other.crop(last(), Region.all(last().shape().height(), last().shape().width()));
      }
    }

    /** A small step from the input on which no unit changes sides: there the net is linear. */
    float[] directionWithoutKinks(RandomNetworks random) {
      float[] here = outputs(input);
      for (int attempt = 0; attempt < 100; attempt++) {
        float[] direction = random.numbers(input.length, 2e-4);
        float[] ahead = outputs(plus(input, direction, 1));
        float[] behind = outputs(plus(input, direction, -1));
        double kinks = 0;
        for (int i = 0; i < here.length; i++) {
          kinks = Math.max(kinks, Math.abs((double) ahead[i] + behind[i] - 2.0 * here[i]));
        }
        if (kinks < 5e-6) {
          return direction;
        }
      }
      throw new AssertionError("Every step meets a kink");
    }

    Signal randomSeed(RandomNetworks random) {
      Shape shape = last().shape();
      Region all = Region.all(shape.height(), shape.width());
      return new Signal(all, shape.channels(), random.numbers(shape.size(), 1));
    }

    Signal back(Signal seed, Mode mode) {
      return projector.walkBack(pass, last(), seed, mode, Cancellation.NEVER, () -> {});
    }

    @Override
    public void close() {
      pass.close();
      projector.close();
      forward.close();
    }
  }
}
