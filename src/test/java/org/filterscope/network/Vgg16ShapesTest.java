package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from VGG16's layers, against the table that follows from its paper. */
class Vgg16ShapesTest {

  @ParameterizedTest
  @CsvSource({
    "conv1_1, 64, 224, 3, 1, -1",
    "conv1_2, 64, 224, 5, 1, -2",
    "pool1, 64, 112, 6, 2, -2",
    "conv2_1, 128, 112, 10, 2, -4",
    "conv2_2, 128, 112, 14, 2, -6",
    "pool2, 128, 56, 16, 4, -6",
    "conv3_1, 256, 56, 24, 4, -10",
    "conv3_2, 256, 56, 32, 4, -14",
    "conv3_3, 256, 56, 40, 4, -18",
    "pool3, 256, 28, 44, 8, -18",
    "conv4_1, 512, 28, 60, 8, -26",
    "conv4_2, 512, 28, 76, 8, -34",
    "conv4_3, 512, 28, 92, 8, -42",
    "pool4, 512, 14, 100, 16, -42",
    "conv5_1, 512, 14, 132, 16, -58",
    "conv5_2, 512, 14, 164, 16, -74",
    "conv5_3, 512, 14, 196, 16, -90",
    "pool5, 512, 7, 212, 32, -90"
  })
  void shapesAndReceptiveFieldsFollowFromTheLayers(
      String layer, int channels, int side, int size, int stride, int start) {
    Node node = Golden.vgg16Base().find(layer).orElseThrow();
    assertThat(node.shape()).isEqualTo(Shape.maps(channels, side, side));
    assertThat(node.vertical()).isEqualTo(new ReceptiveField(size, stride, start));
    assertThat(node.horizontal()).isEqualTo(node.vertical());
  }

  @Test
  void theBaseHasThePublishedNumberOfParameters() {
    assertThat(Golden.vgg16Base().parameters()).isEqualTo(14_714_688);
  }

  @Test
  void aFieldIsClippedAtTheBorderOfTheImage() {
    Network network = Golden.vgg16Base();
    Node node = network.find("conv5_3").orElseThrow();
    assertThat(network.receptiveField(node, 0, 13)).isEqualTo(new Region(0, 118, 106, 224));
  }
}
