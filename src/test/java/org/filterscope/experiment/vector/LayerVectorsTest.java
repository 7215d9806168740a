package org.filterscope.experiment.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.filterscope.network.Node;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** Distances of features of length one, and the layers that are looked at. */
class LayerVectorsTest {

  @Test
  void vectorsAtRightAnglesAreTheSquareRootOfTwoApart() {
    assertThat(LayerVectors.distance(new float[] {3, 0}, new float[] {0, 0.1f}))
        .isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void lengthDoesNotCount() {
    assertThat(LayerVectors.distance(new float[] {1, 2, 2}, new float[] {10, 20, 20}))
        .isCloseTo(0, within(1e-7));
  }

  @Test
  void oppositesAreTwoApart() {
    assertThat(LayerVectors.distance(new float[] {1, -2}, new float[] {-2, 4}))
        .isCloseTo(2, within(1e-12));
  }

  @Test
  void sixtyDegreesAreOneApart() {
    float[] sixty = {0.5f, (float) Math.sqrt(0.75)};
    assertThat(LayerVectors.distance(new float[] {1, 0}, sixty)).isCloseTo(1, within(1e-6));
  }

  @Test
  void zerosAreAtNoDistanceFromZerosAndAtRightAnglesToTheRest() {
    assertThat(LayerVectors.distance(new float[2], new float[2])).isZero();
    assertThat(LayerVectors.distance(new float[2], new float[] {5, 1}))
        .isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void theEndsOfBlocksAreLookedAt() {
    assertThat(names(UsualLayers.lastOfEachSize(Golden.builtIn().network()).stream()))
        .containsExactly("conv1_2", "conv2_2", "conv3_3", "conv4_3", "conv5_3", "pool5");
  }

  @Test
  void theTopLayerIsTheLastBeforeTheClasses() {
    assertThat(UsualLayers.top(Golden.builtIn().network()).name()).isEqualTo("pool5");
    assertThat(UsualLayers.first(SmallModel.create().network()).name()).isEqualTo("conv1");
  }

  private static Stream<String> names(Stream<Node> layers) {
    return layers.map(Node::name);
  }
}
