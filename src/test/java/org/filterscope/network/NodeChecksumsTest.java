package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.filterscope.network.file.ModelFile;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeChecksumsTest {

  private final Network network = SmallModel.create().network();

  @Test
  void theSameWeightsGiveTheSameChecksums() {
    assertThat(checksums(SmallModel.create().network())).isEqualTo(checksums(network));
  }

  @Test
  void noTwoLayersHaveTheSame() {
    assertThat(new HashSet<>(checksums(network))).hasSameSizeAs(network.nodes());
  }

  @Test
  void aLayerWithOtherWeightsChangesItselfAndWhatDependsOnIt() {
    Network other = SmallModel.retrained("conv3_1").network();

    for (Node node : network.nodes()) {
      boolean isBelow = List.of("image", "conv1", "pool1", "conv2", "pool2").contains(node.name());
      assertThat(other.checksum(other.node(node.index())).equals(network.checksum(node)))
          .as(node.name())
          .isEqualTo(isBelow);
    }
  }

  @Test
  void theyAreTheSameAfterWritingAndReading(@TempDir Path folder) {
    Path file = folder.resolve("written.zip");
    SmallModel.write(network, file);

    assertThat(checksums(ModelFile.read(file).model().network())).isEqualTo(checksums(network));
  }

  @Test
  void namesAndNodesThatPassOnTheirInputDoNotCount() {
    Operation.Convolution convolution =
        (Operation.Convolution) network.find("conv1").orElseThrow().operation();
    Network named =
        new Network.Builder("photograph", network.input())
            .add("block1_conv1", convolution, Activation.IDENTITY)
            .add("dropout", new Operation.Identity("dropout"), Activation.IDENTITY)
            .add("block1_relu", new Operation.Identity("activation"), Activation.RELU)
            .build();

    assertThat(named.checksum(named.output()))
        .isEqualTo(network.checksum(network.find("conv1").orElseThrow()));
  }

  @Test
  void activationsWindowsAndTheInputCount() {
    Operation.Convolution convolution =
        (Operation.Convolution) network.find("conv1").orElseThrow().operation();
    Operation.Convolution unpadded =
        new Operation.Convolution(
            convolution.kernels(), convolution.bias(), Window.of(3, 1, 0), Window.of(3, 1, 0));
    List<Network> others =
        List.of(
            single(network.input(), convolution, Activation.RELU),
            single(network.input(), convolution, Activation.IDENTITY),
            single(network.input(), convolution, Activation.leakyRelu(0.1f)),
            single(network.input(), convolution, Activation.leakyRelu(0.2f)),
            single(network.input(), unpadded, Activation.RELU),
            single(Shape.maps(3, 65, 65), convolution, Activation.RELU));

    assertThat(others.stream().map(other -> other.checksum(other.output())))
        .doesNotHaveDuplicates();
  }

  @Test
  void theOrderInWhichBranchesMeetCounts() {
    assertThat(concatenation("left", "right")).isNotEqualTo(concatenation("right", "left"));
  }

  private static String concatenation(String first, String second) {
    RandomNetworks random = RandomNetworks.ofSeed(9);
    Network branched =
        new Network.Builder("image", Shape.maps(3, 8, 8))
            .add("left", random.convolution(3, 4, Window.of(1, 1, 0)), Activation.RELU)
            .add(
                "right",
                random.convolution(3, 4, Window.of(1, 1, 0)),
                Activation.RELU,
                List.of("image"))
            .add("both", new Operation.Concatenation(), Activation.IDENTITY, List.of(first, second))
            .build();
    return branched.checksum(branched.output());
  }

  private static Network single(Shape input, Operation operation, Activation activation) {
    return new Network.Builder("image", input).add("layer", operation, activation).build();
  }

  private static List<String> checksums(Network network) {
    return network.nodes().stream().map(network::checksum).toList();
  }
}
