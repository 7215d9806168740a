package org.filterscope.lesson.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two convolutions without a function between them are one. */
class ComposedFilterTest {

  @ParameterizedTest
  @CsvSource({"3, 1, 1, 3, 1, 1", "3, 1, 0, 5, 1, 2", "3, 2, 1, 3, 1, 1", "4, 2, 1, 3, 2, 1"})
  void theComposedKernelsMapIsThatOfTheTwo(
      int kernel, int stride, int padding, int kernel2, int stride2, int padding2) {
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Window first = Window.of(kernel, stride, padding);
    Window second = Window.of(kernel2, stride2, padding2);
    Network network =
        new Network.Builder("maps", Shape.maps(3, 23, 23))
            .add("first", random.convolution(3, 4, first), Activation.IDENTITY)
            .add("second", random.convolution(4, 2, second), Activation.IDENTITY)
            .build();

    assertComposes(network, random.numbers(network.input().size(), 1), "first", "second");
  }

  @Test
  void vgg16sFirstTwoLayersWouldBeOneWithoutTheirFunction() {
    Network network =
        Golden.vgg16Base()
            .withActivations(
                Map.of("conv1_1", Activation.IDENTITY, "conv1_2", Activation.IDENTITY));

    ComposedFilter composed = assertComposes(network, Golden.input("cat"), "conv1_1", "conv1_2");

    assertThat(composed.filter().vertical()).isEqualTo(Window.of(5, 1, 2));
    assertThat(composed.interior()).isEqualTo(new Region(1, 1, 223, 223));
  }

  private static ComposedFilter assertComposes(
      Network network, float[] input, String first, String second) {
    Node below = network.find(first).orElseThrow();
    List<Filter> filters =
        IntStream.range(0, below.shape().channels())
            .mapToObj(channel -> Filter.of(below, channel).orElseThrow())
            .toList();
    Filter unit = Filter.of(network.find(second).orElseThrow(), 1).orElseThrow();
    ComposedFilter composed = ComposedFilter.of(filters, unit, network.input());
    try (OnePass pass = new OnePass(network, input)) {
      FeatureMap one = composed.filter().map(pass.maps(network.node(0).name()));
      FeatureMap two = pass.maps(second).map(1);
      double largest = 0;
      for (float value : two.values()) {
        largest = Math.max(largest, Math.abs(value));
      }
      Region interior = composed.interior();
      assertThat(interior.cells()).isPositive();
      for (int y = interior.top(); y < interior.bottom(); y++) {
        for (int x = interior.left(); x < interior.right(); x++) {
          assertThat((double) one.at(y, x)).isCloseTo(two.at(y, x), within(1e-5 * largest));
        }
      }
    }
    return composed;
  }
}
