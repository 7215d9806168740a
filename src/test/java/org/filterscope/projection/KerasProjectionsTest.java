package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.PartialForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Patches;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks back through gates, upsampling, cropping and functions as Keras' files have them. */
class KerasProjectionsTest {

  /** Of the largest value, for central differences in double precision. */
  private static final double CLOSE = 1e-4;

  private static final double STEP = 0x1p-18;

  private static Network network(String file) {
    return NetworkFile.read(Golden.keras(file)).network();
  }

  private static float[] image(Network network, long seed) {
    Random random = new Random(seed);
    float[] image = new float[network.input().size()];
    for (int i = 0; i < image.length; i++) {
      // Larger values would leave hyperbolic tangents without a slope in float32.
      image[i] = (float) random.nextGaussian() / 10;
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate_efficientnet.h5",
        "gate_both.keras",
        "cropping.h5",
        "upsampling.keras",
        "upsampling_uneven.h5",
        "upsampled_image.h5",
        "context.keras",
        "rectifiers.keras",
        "products.h5",
        "slopes.keras",
        "one_cell.keras"
      })
  void everyModeGivesWhatItsRulesGiveInDoublePrecision(String file) {
    Network network = network(file);
    float[] image = image(network, 1);
    DoublePrecision reference = new DoublePrecision(network, image);
    SoftAssertions all = new SoftAssertions();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(image, Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      for (Node node : active(reference, network)) {
        int channel = OnnxProjectionsTest.strongest(reference, node);
        for (Mode mode : Mode.values()) {
          OnnxProjectionsTest.compare(all, reference, projector, pass, node, channel, mode);
        }
      }
    }
    all.assertAll();
  }

  /** Layers with a unit above zero; only those are projected. */
  private static List<Node> active(DoublePrecision reference, Network network) {
    List<Node> active =
        network.layers().stream()
            .filter(node -> Arrays.stream(reference.values(node)).max().orElseThrow() > 0)
            .toList();
    assertThat(active).hasSizeGreaterThan(network.layers().size() / 2);
    return active;
  }

  /** The reference's own gradient, so that what the modes are compared with is right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate_late.keras",
        "gate_both.keras",
        "upsampling.keras",
        "upsampled_image.h5",
        "functions.keras",
        "rectifiers.keras",
        "products.h5",
        "slopes.keras",
        "one_cell.keras"
      })
  void theGradientIsThatOfCentralDifferences(String file) {
    Network network = network(file);
    float[] image = image(network, 2);
    float[] direction = image(network, 3);
    DoublePrecision here = new DoublePrecision(network, image);
    DoublePrecision ahead = new DoublePrecision(network, moved(image, direction, STEP));
    DoublePrecision behind = new DoublePrecision(network, moved(image, direction, -STEP));
    for (Node node : active(here, network)) {
      int place = here.strongest(node, OnnxProjectionsTest.strongest(here, node));
      double value = here.values(node)[place];
      double[] gradient = here.project(node, place, Mode.GRADIENT);
      double along = 0;
      double scale = 0;
      for (int i = 0; i < gradient.length; i++) {
        along += gradient[i] / value * direction[i];
        scale += Math.abs(gradient[i] / value * direction[i]);
      }
      double difference = (ahead.values(node)[place] - behind.values(node)[place]) / (2 * STEP);
      assertThat(along).as(node.name()).isCloseTo(difference, within(CLOSE * scale + CLOSE));
    }
  }

  private static double[] moved(float[] image, float[] direction, double step) {
    double[] moved = new double[image.length];
    Arrays.setAll(moved, i -> image[i] + step * direction[i]);
    return moved;
  }

  /** What a covered square changes is computed as by a whole pass. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate_late.keras",
        "cropping.h5",
        "upsampling.keras",
        "upsampled_image.h5",
        "slopes.keras"
      })
  void aPartialPassGivesWhatAWholePassGives(String file) {
    Network network = network(file);
    float[] image = image(network, 4);
    List<Region> squares = List.of(new Region(4, 5, 7, 8), new Region(9, 2, 12, 5));
    int channels = network.input().channels();
    float[] inside = new float[squares.get(0).cells() * channels];
    Arrays.fill(inside, 3);
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(image, Cancellation.NEVER, () -> {});
        PartialForwardPass partial = new PartialForwardPass(forward, pass, squares)) {
      List<Patches> patches =
          partial.run(new int[] {0, 1}, List.of(inside, inside), Cancellation.NEVER, () -> {});
      for (int i = 0; i < squares.size(); i++) {
        float[] changed = covered(network, image, squares.get(i));
        try (ForwardPass other = new ForwardPass(network);
            Pass whole = other.run(changed, Cancellation.NEVER, () -> {})) {
          for (Node node : network.nodes()) {
            Patches found = patches.get(node.index());
            float[] expected = whole.crop(node, found.region(i));
            assertThat(found.values(i)).as(node.name()).containsExactly(expected, within(1e-4f));
          }
        }
      }
    }
  }

  private static float[] covered(Network network, float[] image, Region square) {
    float[] changed = image.clone();
    int channels = network.input().channels();
    for (int y = square.top(); y < square.bottom(); y++) {
      int first = (y * network.input().width() + square.left()) * channels;
      Arrays.fill(changed, first, first + square.width() * channels, 3);
    }
    return changed;
  }

  /** No pixel outside it counts. */
  @ParameterizedTest
  @ValueSource(strings = {"upsampling.keras", "upsampling_uneven.h5", "cropping.h5"})
  void aCellSeesNothingBeyondItsReceptiveField(String file) {
    Network network = network(file);
    float[] image = image(network, 5);
    DoublePrecision reference = new DoublePrecision(network, image);
    for (String name : List.of("behind", "stem")) {
      Node node = network.find(name).orElseThrow();
      for (int cell = 0; cell < node.shape().cells(); cell += 19) {
        int row = cell / node.shape().width();
        int column = cell % node.shape().width();
        Region field = network.receptiveField(node, row, column);
        float[] other = outside(network, image, field);
        assertThat(new DoublePrecision(network, other).values(node)[cell * node.shape().channels()])
            .as("%s %d %d", node.name(), row, column)
            .isEqualTo(reference.values(node)[cell * node.shape().channels()]);
      }
    }
  }

  private static float[] outside(Network network, float[] image, Region field) {
    float[] other = image.clone();
    int channels = network.input().channels();
    for (int i = 0; i < other.length; i++) {
      int row = i / channels / network.input().width();
      int column = i / channels % network.input().width();
      boolean isInside =
          row >= field.top()
              && row < field.bottom()
              && column >= field.left()
              && column < field.right();
      other[i] = isInside ? image[i] : -2;
    }
    return other;
  }
}
