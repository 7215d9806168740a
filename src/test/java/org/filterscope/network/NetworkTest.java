package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network of two branches, and copies of some of its nodes. */
class NetworkTest {

  private RandomNetworks random;
  private Network network;

  @BeforeEach
  void build() {
    random = RandomNetworks.ofSeed(4);
    Window three = Window.of(3, 1, 1);
    Window two = Window.of(2, 2, 0);
    network =
        new Network.Builder("image", Shape.maps(3, 16, 16))
            .add("first", random.convolution(3, 4, three), Activation.RELU)
            .add("pooled", new Operation.MaxPooling(two, two), Activation.IDENTITY)
            .add("left", random.convolution(4, 4, three), Activation.RELU)
            .add(
                "right",
                random.convolution(4, 4, Window.of(1, 1, 0)),
                Activation.TANH,
                List.of("pooled"))
            .add("sum", new Operation.Addition(), Activation.IDENTITY, List.of("left", "right"))
            .build();
  }

  @Test
  void aCopyUpToANodeHasTheSameNodes() {
    Network copy = Network.Builder.upTo(network, node("right")).build();
    assertThat(copy.nodes()).isEqualTo(network.nodes().subList(0, 5));
  }

  @Test
  void otherWeightsTakeTheirPlaceAndNothingElseChanges() {
    Operation other = random.convolution(4, 4, Window.of(3, 1, 1));
    Network copy = network.with(Map.of("left", other));
    assertThat(copy.node(3).operation()).isSameAs(other);
    assertThat(copy.nodes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("operation")
        .isEqualTo(network.nodes());
    assertThat(copy.node(4).operation()).isSameAs(network.node(4).operation());
  }

  @Test
  void aCopyOnASmallerImageHasSmallerMaps() {
    Network copy =
        new Network.Builder("part", Shape.maps(3, 8, 6))
            .add("first", node("first").operation(), Activation.RELU)
            .copy(network, node("first"), network.output(), Node::operation)
            .build();
    assertThat(copy.output().shape()).isEqualTo(Shape.maps(4, 4, 3));
    assertThat(copy.output().inputs()).containsExactly(3, 4);
  }

  @Test
  void aCopyThatReadsANodeLeftBehindIsRefusedByName() {
    Network.Builder builder = new Network.Builder("left", node("left").shape());
    assertThatThrownBy(() -> builder.copy(network, node("left"), network.output(), Node::operation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("right")
        .hasMessageContaining("pooled");
  }

  private Node node(String name) {
    return network.find(name).orElseThrow();
  }
}
