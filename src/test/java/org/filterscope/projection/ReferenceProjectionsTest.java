package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projections of VGG16's units against PyTorch's and Captum's. */
class ReferenceProjectionsTest {
  private static final Map<String, Pass> PASSES = new HashMap<>();
  private static ForwardPass forward;
  private static Projector projector;
  private static NumpyFile.Archive cells;
  private static NumpyFile.Archive wholeMaps;
  private static JsonNode facts;

  @BeforeAll
  static void load() throws IOException {
    forward = new ForwardPass(Golden.vgg16Base());
    projector = new Projector();
    cells = NumpyFile.readAll("/golden/projections.npz");
    wholeMaps = NumpyFile.readAll("/golden/projections-whole-map-and-dense.npz");
    facts = facts();
    for (String image : new String[] {"cat", "coffee", "temple"}) {
      PASSES.put(image, forward.run(Golden.input(image), Cancellation.NEVER, () -> {}));
    }
  }

  @AfterAll
  static void free() {
    PASSES.values().forEach(Pass::close);
    projector.close();
    forward.close();
  }

  static Stream<String> keys() throws IOException {
    Stream.Builder<String> keys = Stream.builder();
    facts().fieldNames().forEachRemaining(keys);
    return keys.build().filter(key -> key.split("/").length == 4);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theStrongestCellsProjectionEqualsTheReference(String key) {
    JsonNode fact = facts.get(key);
    ProjectionResult projected = project(key.split("/"), new Seed.Strongest());
    Projection projection = (Projection) projected;
    assertThat(projection.box()).isEqualTo(box(fact.get("box_y0x0y1x1")));
    assertThat(projection.seed())
        .isEqualTo(new Seed.Cell(fact.at("/cell/0").asInt(), fact.at("/cell/1").asInt()));
    assertSame(cells.get(key.replace("/", "__")), projection.values(), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee/pool5/33", "temple/pool5/33"})
  void aUnitThatIsZeroThereIsZeroHere(String key) {
    assertThat(facts.get(key).get("value").asDouble()).isZero();
    for (Mode mode : Mode.values()) {
      ProjectionResult projected = project((key + "/" + mode).split("/"), new Seed.Strongest());
      assertThat(projected).isInstanceOf(SilentUnit.class);
      assertThat(((SilentUnit) projected).isZeroEverywhere()).isTrue();
    }
  }

  static Stream<String> wholeMapKeys() {
    return NumpyFile.readAll("/golden/projections-whole-map-and-dense.npz")
        .arrays()
        .keySet()
        .stream()
        .filter(key -> key.startsWith("cat__"));
  }

  @ParameterizedTest
  @MethodSource("wholeMapKeys")
  void aWholeMapsProjectionEqualsTheReference(String key) {
    Projection projection = (Projection) project(key.split("__"), new Seed.WholeMap());
    assertSame(wholeMaps.get(key), projection.onCanvas(224, 224), key);
  }

  private static ProjectionResult project(String[] parts, Seed seed) {
    Pass pass = Objects.requireNonNull(PASSES.get(parts[0]));
    Node node = pass.network().find(parts[1]).orElseThrow();
    String modeName = parts[parts.length - 1];
    Mode mode =
        Stream.of(Mode.values())
            .filter(m -> m.name().equalsIgnoreCase(modeName))
            .findFirst()
            .orElseThrow();
    return projector.project(
        pass, node, Integer.parseInt(parts[2]), seed, mode, Cancellation.NEVER, () -> {});
  }

  private static void assertSame(NumpyFile.Array expected, float[] values, String key) {
    double largest = 0;
    double difference = 0;
    assertThat(values.length).as(key).isEqualTo(expected.values().length);
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(expected.values()[i]));
      difference = Math.max(difference, Math.abs(expected.values()[i] - values[i]));
    }
    assertThat(difference / largest).as(key).isCloseTo(0, within(1e-3));
  }

  private static Region box(JsonNode corners) {
    return new Region(
        corners.get(0).asInt(),
        corners.get(1).asInt(),
        corners.get(2).asInt(),
        corners.get(3).asInt());
  }

  private static JsonNode facts() throws IOException {
    try (InputStream in =
        ReferenceProjectionsTest.class.getResourceAsStream("/golden/projections.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
