package org.filterscope.experiment.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.image.Box;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Covered parts, and how alike they are. */
class CorrespondenceTest {

  private static final Path INPUTS = Path.of("src/test/resources/golden/inputs");

  @TempDir private Path place;

  @Test
  void signsHaveThreeValues() {
    SignChange one = change(0, 1, -1, 0);
    SignChange other = change(0, 1, 1, -2);

    // The first is zero in both, the second rises in both; the others differ.
    assertThat(one.difference(other)).isEqualTo(0.5);
    assertThat(one.difference(one)).isZero();
  }

  @Test
  void theSumIsOverAllPairs() {
    // Differences of the pairs: 1/2, 1/2 and 1.
    Pairs.Differences differences =
        new Pairs.Differences(
            List.of(List.of(change(1, 1)), List.of(change(1, -1)), List.of(change(-1, 1))));

    Pairs pairs = differences.of(new int[3]);

    assertThat(pairs.sum()).isEqualTo(2);
    assertThat(pairs.mean()).isCloseTo(2.0 / 3, within(1e-12));
    // Squared: 2 (1/6)^2 + (1/3)^2 = 1/6, over 2.
    assertThat(pairs.deviation()).isCloseTo(Math.sqrt(1.0 / 12), within(1e-12));
  }

  @Test
  void aPartThatIsAlikeIsRareAmongPermutations() {
    // On three photographs, place 0 changes the first feature, and place 1 another each time.
    Pairs.Differences differences =
        new Pairs.Differences(
            List.of(
                List.of(change(1, 0, 0, 0), change(0, 1, 0, 0)),
                List.of(change(1, 0, 0, 0), change(0, 0, 1, 0)),
                List.of(change(1, 0, 0, 0), change(0, 0, 0, 1))));

    double share =
        differences.permuted(differences.of(new int[3]).sum(), 3, 2, 4000, new Random(5));

    // One of eight choices is as low: place 0 on all three.
    assertThat(share).isCloseTo(1.0 / 8, within(0.02));
  }

  @Test
  void whereNothingIsAlikeEveryPermutationIsAsLow() {
    Pairs.Differences differences =
        new Pairs.Differences(List.of(List.of(change(1, 0)), List.of(change(0, 1))));

    assertThat(differences.permuted(1, 2, 1, 100, new Random(1))).isEqualTo(1);
  }

  @Test
  void aLayersSumIsThatOfPassesByHand() {
    Model model = SmallModel.create();
    Node layer = model.network().find("conv2").orElseThrow();
    // The photographs have 224 pixels, of which the network reads the middle 199 as 64.
    Map<String, Box> parts = Map.of("part", new Box(62, 62, 124, 112));
    List<MarkedPhotograph> marked =
        List.of(
            new MarkedPhotograph(INPUTS.resolve("cat.png"), parts),
            new MarkedPhotograph(INPUTS.resolve("coffee.png"), parts));
    CorrespondenceReport report;
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      report =
          new Correspondence(new VectorReader(engine, inspector, List.of(layer)), 2, 10, 1)
              .measure(marked, new PictureReader(), Progress.NONE, Cancellation.NEVER);
    }

    // 12.4 pixels lie beside the square, and one pixel of the input spans 3.11: 16 to 36, 16 to 32.
    Region covered = new Region(16, 16, 32, 36);
    byte[][] signs = {signs(model, layer, "cat", covered), signs(model, layer, "coffee", covered)};
    int differing = 0;
    for (int i = 0; i < signs[0].length; i++) {
      differing += signs[0][i] == signs[1][i] ? 0 : 1;
    }
    assertThat(report.rows().get(0).part()).isEqualTo("part");
    assertThat(report.rows().get(0).sum())
        .isPositive()
        .isCloseTo((double) differing / signs[0].length, within(1e-9));
    assertThat(report.rows().get(1).part()).isEqualTo("random");
    assertThat(report.rows().get(2).part()).isEqualTo("random, same place");
    assertThat(report.table().rows()).hasSize(3);
  }

  @Test
  void onePhotographIsTooFew() {
    assertThatThrownBy(
            () -> measure(new MarkedPhotograph(INPUTS.resolve("cat.png"), Map.of("a", box()))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("at least two");
  }

  @Test
  void withoutACommonPartThereIsNothingToCompare() {
    assertThatThrownBy(
            () ->
                measure(
                    new MarkedPhotograph(INPUTS.resolve("cat.png"), Map.of("a", box())),
                    new MarkedPhotograph(INPUTS.resolve("coffee.png"), Map.of("b", box()))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("same part");
  }

  @Test
  void aPartOutsideWhatTheNetworkReadsIsNamed() {
    Map<String, Box> outside = Map.of("ear", new Box(0, 0, 5, 5));
    assertThatThrownBy(
            () ->
                measure(
                    new MarkedPhotograph(INPUTS.resolve("cat.png"), outside),
                    new MarkedPhotograph(INPUTS.resolve("coffee.png"), outside)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("ear")
        .hasMessageContaining("cat.png");
  }

  @Test
  void aTableOfBoxesNamesPhotographsFromItsFolder() throws IOException {
    Path file = place.resolve("boxes.csv");
    String lines =
        """
        image,part,left,top,right,bottom
        a.jpg,eye,1,2,3.5,4
        "b, or c.jpg",eye,1,2,3,4
        a.jpg,nose,5,6,7,8

        """;
    Files.writeString(file, lines.replace("\n", "\r\n"));

    List<MarkedPhotograph> marked = BoxTable.read(file, place);

    assertThat(marked)
        .extracting(MarkedPhotograph::image)
        .containsExactly(place.resolve("a.jpg"), place.resolve("b, or c.jpg"));
    assertThat(marked.get(0).parts())
        .containsExactly(
            Map.entry("eye", new Box(1, 2, 3.5, 4)), Map.entry("nose", new Box(5, 6, 7, 8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg,eye,1,2,3", "a.jpg,eye,1,2,x,4", "a.jpg,eye,3,2,1,4", "eye"})
  void aLineThatIsNoPartIsNamedWithItsNumber(String line) throws IOException {
    Path file = place.resolve("boxes.csv");
    Files.writeString(file, "a.jpg,nose,1,2,3,4\n" + line + "\n");

    assertThatThrownBy(() -> BoxTable.read(file, place))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining("boxes.csv");
  }

  private static Box box() {
    return new Box(100, 100, 120, 120);
  }

  private static void measure(MarkedPhotograph... marked) {
    Model model = SmallModel.create();
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      new Correspondence(
              new VectorReader(engine, inspector, List.of(model.network().node(1))), 1, 1, 1)
          .measure(List.of(marked), new PictureReader(), Progress.NONE, Cancellation.NEVER);
    }
  }

  private static SignChange change(float... differences) {
    return new SignChange(differences, new float[differences.length]);
  }

  private static byte[] signs(Model model, Node layer, String name, Region covered) {
    float[] input =
        model
            .preparation()
            .apply(
                model
                    .preparation()
                    .framed(new PictureReader(), INPUTS.resolve(name + ".png"))
                    .pixels()
                    .argb());
    float[] grey = input.clone();
    for (int row = covered.top(); row < covered.bottom(); row++) {
      for (int column = covered.left(); column < covered.right(); column++) {
        for (int c = 0; c < 3; c++) {
          // The preparation has means, so that zero is the mean colour.
          grey[3 * (row * 64 + column) + c] = 0;
        }
      }
    }
    try (ForwardPass forward = new ForwardPass(model.network());
        Pass before = forward.run(input, Cancellation.NEVER, () -> {});
        Pass after = forward.run(grey, Cancellation.NEVER, () -> {})) {
      float[] one = before.maps(layer).values();
      float[] other = after.maps(layer).values();
      byte[] signs = new byte[one.length];
      for (int i = 0; i < signs.length; i++) {
        signs[i] = (byte) Float.compare(one[i] - other[i], 0);
      }
      return signs;
    }
  }
}
