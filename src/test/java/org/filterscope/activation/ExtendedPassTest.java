package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pass that was run only as far as a layer, and goes on later. */
class ExtendedPassTest {

  private final Network network = SmallModel.create().network();
  private final ForwardPass forward = new ForwardPass(network);
  private final float[] input = new float[network.input().size()];

  @BeforeEach
  void fill() {
    for (int i = 0; i < input.length; i++) {
      input[i] = i * 37 % 255 - 120;
    }
  }

  @AfterEach
  void close() {
    forward.close();
  }

  @Test
  void itEndsLikeAPassThroughAllLayers() {
    float[] whole;
    try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      whole = pass.maps(network.output()).values();
    }
    for (Node node : network.layers()) {
      try (Pass pass = forward.runTo(node, input, Cancellation.NEVER, () -> {})) {
        pass.extendTo(network.output(), Cancellation.NEVER, () -> {});

        assertThat(pass.maps(network.output()).values()).as(node.name()).isEqualTo(whole);
      }
    }
  }

  @Test
  void whatIsThereIsNotComputedAgain() {
    try (Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      pass.extendTo(
          network.output(),
          Cancellation.NEVER,
          () -> {
            throw new AssertionError("a layer is computed");
          });
    }
  }

  @Test
  void cancelledItCanGoOnLater() {
    Node first = network.layers().get(0);
    try (Pass whole = forward.run(input, Cancellation.NEVER, () -> {});
        Pass pass = forward.runTo(first, input, Cancellation.NEVER, () -> {})) {
      Cancellation cancellation = new Cancellation();
      assertThatExceptionOfType(Cancelled.class)
          .isThrownBy(() -> pass.extendTo(network.output(), cancellation, cancellation::cancel));
      pass.extendTo(network.output(), Cancellation.NEVER, () -> {});

      assertThat(pass.maps(network.output()).values())
          .isEqualTo(whole.maps(network.output()).values());
    }
  }
}
