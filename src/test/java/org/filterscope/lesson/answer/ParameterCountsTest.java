package org.filterscope.lesson.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.Test;

/** Where parameters are. */
class ParameterCountsTest {

  @Test
  void vgg16HasThePublishedNumberMostOfThemInTheFirstDenseLayer() {
    ParameterCounts vgg16 = ParameterCounts.ofVgg16();

    assertThat(vgg16.total()).isEqualTo(138_357_544);
    assertThat(vgg16.layers()).hasSize(16);
    assertThat(vgg16.layers()).contains(new ParameterCounts.Layer("fc1", 102_764_544));
  }

  @Test
  void itsConvolutionsAreThoseOfTheModelThatComesWithTheApp() {
    List<ParameterCounts.Layer> convolutions = ParameterCounts.of(Golden.vgg16Base()).layers();

    assertThat(ParameterCounts.ofVgg16().layers().subList(0, 13)).isEqualTo(convolutions);
  }

  @Test
  void aModelsCountsAreItsOwn() {
    Network network = Golden.builtIn().network();

    ParameterCounts counts = ParameterCounts.of(network);

    assertThat(counts.total()).isEqualTo(network.parameters());
    // 13 convolutions, and a head of 101 classes on 5 x 512 values.
    assertThat(counts.layers()).hasSize(14);
    assertThat(counts.layers().get(13).parameters()).isEqualTo(2560 * 101 + 101);
  }
}
