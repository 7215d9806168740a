package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.PartialForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.activation.Patches;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.file.onnx.OnnxNetwork;
import org.filterscope.task.Cancellation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks back through channel shuffle, slices, gates, padding and poolings that hang over. */
class OnnxOperationProjectionsTest {

  private static Network network(String graph) throws URISyntaxException {
    return OnnxNetwork.read(
        Path.of(
            Objects.requireNonNull(
                    OnnxOperationProjectionsTest.class.getResource("/onnx/" + graph + ".onnx"))
                .toURI()));
  }

  private static float[] image(Network network, long seed) {
    Random random = new Random(seed);
    float[] image = new float[network.input().size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextGaussian();
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shuffle",
        "shuffle-of-pairs",
        "slices",
        "padded",
        "hanging",
        "squeeze-and-excite",
        "joined"
      })
  void everyModeGivesWhatItsRulesGiveInDoublePrecision(String graph) throws URISyntaxException {
    Network network = network(graph);
    float[] image = image(network, 1);
    DoublePrecision reference = new DoublePrecision(network, image);
    SoftAssertions all = new SoftAssertions();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(image, Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      for (Node node : network.layers()) {
        int channel = OnnxProjectionsTest.strongest(reference, node);
        for (Mode mode : Mode.values()) {
          OnnxProjectionsTest.compare(all, reference, projector, pass, node, channel, mode);
        }
      }
    }
    all.assertAll();
  }

  /** What a covered square changes is computed as by a whole pass. */
  @ParameterizedTest
  @ValueSource(strings = {"shuffle", "slices", "squeeze-and-excite"})
  void aPartialPassGivesWhatAWholePassGives(String graph) throws URISyntaxException {
    Network network = network(graph);
    float[] image = image(network, 2);
    Region square = new Region(4, 5, 7, 8);
    int channels = network.input().channels();
    float[] changed = image.clone();
    for (int y = square.top(); y < square.bottom(); y++) {
      int first = (y * network.input().width() + square.left()) * channels;
      Arrays.fill(changed, first, first + square.width() * channels, 3);
    }
    float[] inside = new float[square.cells() * channels];
    Arrays.fill(inside, 3);
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(image, Cancellation.NEVER, () -> {});
        PartialForwardPass partial = new PartialForwardPass(forward, pass, List.of(square));
        ForwardPass other = new ForwardPass(network);
        Pass whole = other.run(changed, Cancellation.NEVER, () -> {})) {
      List<Patches> patches =
          partial.run(new int[] {0}, List.of(inside), Cancellation.NEVER, () -> {});
      for (Node node : network.nodes()) {
        Patches found = patches.get(node.index());
        float[] expected = whole.crop(node, found.region(0));
        assertThat(found.values(0)).as(node.name()).containsExactly(expected, within(1e-4f));
      }
    }
  }
}
