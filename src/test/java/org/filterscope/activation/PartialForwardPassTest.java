package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;

/** Only what sees a change is computed again, and comes out as a whole pass has it. */
class PartialForwardPassTest {

  @Test
  void everyLayerOfVgg16IsAsInAWholePass() {
    compare(
        Golden.builtIn().network(),
        Golden.input("cat"),
        new Region(0, 0, 32, 32),
        new Region(101, 77, 133, 109),
        new Region(192, 190, 224, 222));
  }

  @Test
  @NeedsShared
  void everyLayerOfSqueezeNetsBranchesIsAsInAWholePass() {
    Network network =
        NetworkFile.read(SharedFolder.path("data/weights/squeezenet1_1.h5")).network();
    float[] input = RandomNetworks.ofSeed(5).numbers(network.input().size(), 1);

    compare(network, input, new Region(3, 0, 35, 32), new Region(96, 60, 128, 92));
  }

  @Test
  void oddWindowsBranchesAndFunctionsAreAsInAWholePass() {
    Network network = oddNetwork();

    compare(
        network,
        RandomNetworks.ofSeed(6).numbers(network.input().size(), 1),
        new Region(0, 0, 3, 5),
        new Region(18, 11, 19, 12),
        new Region(34, 30, 37, 35),
        new Region(0, 0, 37, 35));
  }

  /** Everything that a file may hold: strides, dilation, uneven padding, means, functions. */
  private static Network oddNetwork() {
    RandomNetworks random = RandomNetworks.ofSeed(7);
    Window same = Window.of(3, 1, 1);
    Window strided = new Window(5, 2, 1, 2, 1);
    Window dilated = new Window(3, 1, 2, 2, 2);
    Window overlapping = new Window(3, 2, 1, 0, 1);
    return new Network.Builder("image", Shape.maps(3, 37, 35))
        .add("stem", random.convolution(3, 8, strided), Activation.RELU)
        .add("left", random.convolution(8, 6, same), Activation.leakyRelu(0.1f), List.of("stem"))
        .add("right", random.convolution(8, 6, dilated), Activation.TANH, List.of("stem"))
        .add("sum", new Operation.Addition(), Activation.RELU, List.of("left", "right"))
        .add(
            "norm",
            new Operation.Normalisation(random.numbers(6, 1), random.numbers(6, 1), 24),
            Activation.IDENTITY)
        .add("pool", new Operation.MaxPooling(overlapping, overlapping), Activation.IDENTITY)
        .add(
            "mean",
            new Operation.AveragePooling(same, same, false),
            Activation.IDENTITY,
            List.of("pool"))
        .add(
            "meanWithPadding",
            new Operation.AveragePooling(same, same, true),
            Activation.IDENTITY,
            List.of("pool"))
        .add(
            "joined",
            new Operation.Concatenation(),
            Activation.IDENTITY,
            List.of("mean", "pool", "meanWithPadding"))
        .add(
            "larger",
            new Operation.Merge(Operation.Merge.Rule.MAXIMUM),
            Activation.IDENTITY,
            List.of("joined", "joined"))
        .add(
            "padded",
            new Operation.Padding(new Window(1, 1, 1, 2, 1), new Window(1, 1, 0, 1, 1)),
            Activation.IDENTITY)
        .add(
            "flat",
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
            Activation.IDENTITY)
        .add("fixed", new Operation.L2Normalisation(30), Activation.IDENTITY)
        .add("classes", random.dense(18 * 12 * 9, 4), Activation.SOFTMAX)
        .build();
  }

  private static void compare(Network network, float[] input, Region... changes) {
    try (ForwardPass forward = new ForwardPass(network);
        Pass image = forward.run(input, Cancellation.NEVER, () -> {});
        PartialForwardPass partial = new PartialForwardPass(forward, image, List.of(changes))) {
      int[] variants = new int[changes.length];
      List<float[]> squares = new ArrayList<>();
      for (int i = 0; i < changes.length; i++) {
        variants[i] = i;
        float[] square = new float[changes[i].cells() * network.input().channels()];
        Arrays.fill(square, 0.25f);
        squares.add(square);
      }
      List<Patches> patches = partial.run(variants, squares, Cancellation.NEVER, () -> {});
      for (int i = 0; i < changes.length; i++) {
        float[] covered = covered(input, network.input(), changes[i]);
        try (Pass whole = forward.run(covered, Cancellation.NEVER, () -> {})) {
          for (Node node : network.nodes()) {
            assertEqual(node, image, whole, patches.get(node.index()), i);
          }
        }
      }
    }
  }

  private static float[] covered(float[] input, Shape shape, Region square) {
    float[] covered = input.clone();
    int channels = shape.channels();
    for (int row = square.top(); row < square.bottom(); row++) {
      int line = row * shape.width();
      Arrays.fill(
          covered, (line + square.left()) * channels, (line + square.right()) * channels, 0.25f);
    }
    return covered;
  }

  /** The image's map with the patch laid over it is the whole pass's map. */
  private static void assertEqual(Node node, Pass image, Pass whole, Patches patches, int variant) {
    Region all = Region.all(node.shape().height(), node.shape().width());
    float[] expected = whole.crop(node, all);
    float[] map = image.crop(node, all);
    Region region = patches.region(variant);
    float[] patch = patches.values(variant);
    int length = region.width() * node.shape().channels();
    for (int row = 0; row < region.height(); row++) {
      int to = (region.top() + row) * node.shape().width() + region.left();
      System.arraycopy(patch, row * length, map, to * node.shape().channels(), length);
    }
    double largest = 0;
    double farthest = 0;
    for (int i = 0; i < map.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      farthest = Math.max(farthest, Math.abs(expected[i] - map[i]));
    }
    assertThat(farthest).as(node.name()).isLessThanOrEqualTo(1e-5 * largest);
  }
}
