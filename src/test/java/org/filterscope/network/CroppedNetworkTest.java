package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;

/** The part of a network that one cell needs. */
class CroppedNetworkTest {
  private static final int SIDE = 48;
  private static final Window THREE = Window.of(3, 1, 1);

  @Test
  void aCellThatSeesLittleNeedsAPart() {
    assertThat(part(new Operation.Identity("dropout")).part().cells()).isLessThan(SIDE * SIDE / 4);
  }

  @Test
  void behindUpsamplingItNeedsAll() {
    assertThat(part(new Operation.Upsampling(2, 2)).part()).isEqualTo(Region.all(SIDE, SIDE));
  }

  @Test
  void behindFactorsOfSingleCellsItNeedsAll() {
    float[] factors = new float[SIDE / 2 * SIDE / 2 * 2];
    Arrays.fill(factors, 2);
    assertThat(part(new Operation.CellScaling(factors)).part()).isEqualTo(Region.all(SIDE, SIDE));
  }

  private static CroppedNetwork part(Operation operation) {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("first", random.convolution(3, 2, Window.of(3, 2, 1)), Activation.RELU)
            .add("between", operation, Activation.IDENTITY)
            .add("last", random.convolution(2, 2, THREE), Activation.RELU)
            .build();
    return CroppedNetwork.of(network, network.output(), 10, 10);
  }
}
