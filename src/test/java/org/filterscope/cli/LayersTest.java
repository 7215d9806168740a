package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {

  @Test
  void theFirstLayerHasAllKeysOfTheContract() {
    JsonNode json = Run.of("layers", "--json").json();

    assertThat(json.get("model").asText()).isEqualTo("vgg16-caltech101");
    assertThat(json.get("layers").get(0).toString())
        .isEqualTo(
            "{\"name\":\"conv1_1\",\"kind\":\"convolution\",\"shape\":[64,224,224],"
                + "\"parameters\":1792,"
                + "\"receptiveField\":{\"size\":3,\"stride\":1,\"start\":-1}}");
  }

  @ParameterizedTest
  @CsvSource({
    "pool2,128,56,56,16,4,-6",
    "conv4_3,512,28,28,92,8,-42",
    "conv5_3,512,14,14,196,16,-90",
    "pool5,512,7,7,212,32,-90"
  })
  void shapesAndReceptiveFieldsAreVgg16s(
      String name, int channels, int height, int width, int size, int stride, int start) {
    JsonNode layer = layer(Run.of("layers", "--json").json(), name);

    assertThat(layer.get("shape").toString())
        .isEqualTo(String.format(Locale.ROOT, "[%d,%d,%d]", channels, height, width));
    assertThat(layer.get("receptiveField").toString())
        .isEqualTo(
            String.format(
                Locale.ROOT, "{\"size\":%d,\"stride\":%d,\"start\":%d}", size, stride, start));
  }

  @Test
  void forPeopleThereIsALineForEachLayer() {
    Run run = Run.of("layers");

    List<String> lines = run.out().lines().toList();
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(lines.get(0)).startsWith("vgg16-caltech101: ");
    assertThat(lines).anyMatch(line -> line.matches("conv4_2 .* 512 x 28 x 28 .* 2,359,808 .*"));
    assertThat(lines).hasSize(2 + Run.model().network().layers().size());
  }

  private static JsonNode layer(JsonNode json, String name) {
    return StreamSupport.stream(json.get("layers").spliterator(), false)
        .filter(layer -> layer.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
