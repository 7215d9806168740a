package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

/**
 * Projections against PyTorch's in double precision, where no decision is a matter of rounding. The
 * references are whole numbers times a scale, exact to 1.6e-5 of the largest value.
 */
class ExactProjectionsTest {
  private static final Map<String, Pass> PASSES = new HashMap<>();
  private static NumpyFile.Archive references;
  private static ForwardPass forward;
  private static Projector projector;

  @BeforeAll
  static void load() {
    references = NumpyFile.readAll("/golden/exact-projections.npz");
    forward = new ForwardPass(Golden.vgg16Base());
    projector = new Projector();
  }

  @AfterAll
  static void free() {
    PASSES.values().forEach(Pass::close);
    projector.close();
    forward.close();
  }

  static Stream<String> keys() {
    return NumpyFile.readAll("/golden/exact-projections.npz").arrays().keySet().stream()
        .filter(key -> !key.endsWith("__facts"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theStrongestCellsProjectionIsThatOfExactArithmetic(String key) {
    double[] facts = references.get(key + "__facts").values();
    double scale = facts[1];
    String[] parts = key.split("__", -1);
    Pass pass =
        PASSES.computeIfAbsent(
            parts[0], image -> forward.run(Golden.input(image), Cancellation.NEVER, () -> {}));
    Node node = pass.network().find(parts[1]).orElseThrow();
    Projection projection =
        (Projection)
            projector.project(
                pass,
                node,
                Integer.parseInt(parts[2]),
                new Seed.Strongest(),
                Mode.valueOf(parts[3].toUpperCase(Locale.ROOT)),
                Cancellation.NEVER,
                () -> {});
    assertThat(projection.seed()).isEqualTo(new Seed.Cell((int) facts[2], (int) facts[3]));
    Region box = new Region((int) facts[4], (int) facts[5], (int) facts[6], (int) facts[7]);
    float[] whole = projection.onCanvas(224, 224);
    double[] expected = references.get(key).values();
    double difference = 0;
    double largest = 0;
    for (int y = 0; y < 224; y++) {
      for (int i = 0; i < 224 * 3; i++) {
        boolean isInside = box.contains(Region.cell(y, i / 3));
        int at = ((y - box.top()) * box.width() - box.left()) * 3 + i;
        double value = isInside ? expected[at] * scale : 0;
        largest = Math.max(largest, Math.abs(value));
        difference = Math.max(difference, Math.abs(value - whole[y * 224 * 3 + i]));
      }
    }
    assertThat(difference / largest).isCloseTo(0, within(2e-5));
  }
}
