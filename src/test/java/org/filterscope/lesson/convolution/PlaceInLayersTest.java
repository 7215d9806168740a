package org.filterscope.lesson.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.OnePass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** One place of a photograph through VGG16's layers. */
class PlaceInLayersTest {
  private final Network network = Golden.vgg16Base();

  @Test
  void fieldsNestAndHoldThePlaceWhereverItLies() {
    Network small = SmallModel.create().network();
    try (OnePass pass = new OnePass(small, new float[small.input().size()])) {
      for (int y = 0; y < small.input().height(); y++) {
        for (int x = 0; x < small.input().width(); x++) {
          Region inner = Region.cell(y, x);
          for (PlaceInLayers.Step step :
              PlaceInLayers.of(small, node -> pass.maps(node.name()), y, x).steps()) {
            assertThat(step.field().contains(inner)).as(step.layer()).isTrue();
            inner = step.field();
          }
        }
      }
    }
  }

  @Test
  void theStrongestUnitIsThatOfTheEnginesMaps() {
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      Map<String, LayerMaps> maps = new HashMap<>();
      PlaceInLayers place =
          PlaceInLayers.of(network, node -> maps.computeIfAbsent(node.name(), cat::maps), 100, 130);

      assertThat(place.steps()).hasSize(18);
      for (PlaceInLayers.Step step : place.steps()) {
        LayerMaps layer = Objects.requireNonNull(maps.get(step.layer()));
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < layer.shape().channels(); c++) {
          largest = Math.max(largest, layer.map(c).at(step.row(), step.column()));
        }
        assertThat(step.value()).isEqualTo(largest);
        assertThat(layer.map(step.channel()).at(step.row(), step.column())).isEqualTo(largest);
      }
      assertThat(place.ofBlocks())
          .extracting(PlaceInLayers.Step::layer)
          .isEqualTo(List.of("conv1_2", "conv2_2", "conv3_3", "conv4_3", "conv5_3"));
    }
  }

  @Test
  void theCellsOfAPlaceAreThoseAroundIt() {
    try (OnePass cat = new OnePass(network, Golden.input("cat"))) {
      PlaceInLayers place = PlaceInLayers.of(network, node -> cat.maps(node.name()), 100, 130);

      PlaceInLayers.Step first = place.steps().get(0);
      PlaceInLayers.Step fifth = place.ofBlocks().get(4);
      assertThat(first.row()).isEqualTo(100);
      assertThat(first.column()).isEqualTo(130);
      // Fields of conv5_3 begin at 16 i - 90 and are 196 wide: their middles are 16 i + 8.
      assertThat(fifth.row()).isEqualTo(6);
      assertThat(fifth.column()).isEqualTo(8);
      assertThat(fifth.field()).isEqualTo(new Region(6, 38, 202, 224));
    }
  }

  @Test
  void aPlaceOutsideIsRefused() {
    assertThatThrownBy(() -> PlaceInLayers.of(network, PlaceInLayersTest::unread, 224, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LayerMaps unread(Node layer) {
    throw new AssertionError(layer.name());
  }
}
