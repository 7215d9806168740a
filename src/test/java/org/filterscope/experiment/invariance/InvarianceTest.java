package org.filterscope.experiment.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;

/** Photographs that are moved, enlarged and turned. */
class InvarianceTest {

  private static final Path CAT = Path.of("src/test/resources/golden/inputs/cat.png");
  private static final Preparation EXACT =
      new Preparation(
          224,
          224,
          Preparation.ChannelOrder.BGR,
          1,
          new float[] {103.939f, 116.779f, 123.68f},
          new float[] {1, 1, 1});

  @Test
  void thePapersAmountsAreMade() {
    assertThat(Change.TRANSLATION.amounts(12)).hasSize(13).startsWith(-60.0, -50.0).contains(0.0);
    assertThat(Change.SCALE.amounts(8))
        .containsExactly(1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8);
    assertThat(Change.ROTATION.amounts(35)).hasSize(36).endsWith(350.0);
  }

  @Test
  void theUntouchedIsAlwaysAmongThem() {
    assertThat(Change.TRANSLATION.amounts(1)).containsExactly(-60.0, 0.0, 60.0);
  }

  @Test
  void untouchedItIsWhatTheNetworkReads() {
    assertThat(exact().input(Change.TRANSLATION, 0)).containsExactly(Golden.input("cat"));
    assertThat(exact().input(Change.SCALE, 1)).containsExactly(Golden.input("cat"));
    assertThat(exact().input(Change.ROTATION, 0)).containsExactly(Golden.input("cat"));
  }

  @Test
  void movedDownTheRowsAreFurtherDownAndTheMeanColourAboveThem() {
    float[] moved = exact().input(Change.TRANSLATION, 20);

    assertThat(moved).containsExactly(shifted(20));
  }

  @Test
  void turnedByHalfACircleTheLastPixelComesFirst() {
    float[] turned = exact().input(Change.ROTATION, 180);
    float[] untouched = Golden.input("cat");

    for (int pixel = 0; pixel < 224 * 224; pixel += 997) {
      int opposite = 224 * 224 - 1 - pixel;
      for (int c = 0; c < 3; c++) {
        assertThat(turned[3 * pixel + c]).isCloseTo(untouched[3 * opposite + c], within(0.01f));
      }
    }
  }

  @Test
  void aQuarterTurnIsClockwise() {
    float[] turned = exact().input(Change.ROTATION, 90);
    float[] untouched = Golden.input("cat");

    // What was at the left of the top row is now at its right.
    for (int c = 0; c < 3; c++) {
      assertThat(turned[3 * 223 + c]).isCloseTo(untouched[c], within(0.01f));
    }
  }

  @Test
  void enlargedTwiceTheMiddleStays() {
    float[] enlarged = exact().input(Change.SCALE, 2);
    float[] untouched = Golden.input("cat");

    // Output 112 lies a quarter of a pixel beside the middle, between inputs 111 and 112.
    int row = 112;
    int at = 3 * (row * 224 + 112);
    double expected = 0;
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        double share = (y == 0 ? 0.25 : 0.75) * (x == 0 ? 0.25 : 0.75);
        expected += share * untouched[3 * ((111 + y) * 224 + 111 + x)];
      }
    }
    assertThat((double) enlarged[at]).isCloseTo(expected, within(1e-3));
  }

  @Test
  void whatLiesBesideTheSquareComesIntoViewBeforeTheMeanColour() {
    Picture wide = new PictureReader().read(Path.of("assets/photographs/cat.jpg"));
    ChangedView view = new ChangedView(wide, Preparation.kerasVgg());
    float[] untouched =
        Preparation.kerasVgg()
            .apply(Preparation.kerasVgg().cut(wide, Preparation.kerasVgg().framing(wide)).argb());

    assertThat(view.input(Change.TRANSLATION, 0)).containsExactly(untouched);
    float[] moved = view.input(Change.TRANSLATION, 10);
    boolean isMean = true;
    for (int i = 0; i < 3 * 224; i++) {
      isMean &= moved[i] == 0;
    }
    assertThat(isMean).isFalse();
  }

  @Test
  void distancesAreThoseOfPassesByHand() {
    Model model = Golden.builtIn();
    Network network = model.network();
    Node first = UsualLayers.first(network);
    Node top = UsualLayers.top(network);
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, named(model));
        ForwardPass forward = new ForwardPass(network)) {
      InvarianceReport report =
          new Invariance(
                  new VectorReader(engine, inspector, List.of(first, top)),
                  new Invariance.Steps(1, 1, 1))
              .measure(
                  List.of(CAT),
                  new PictureReader(),
                  OptionalInt.of(3),
                  Progress.NONE,
                  Cancellation.NEVER);

      Invariance.Measured moved = report.curves().get(0).values().get(2);
      assertThat(moved.change()).isEqualTo(Change.TRANSLATION);
      assertThat(moved.amount()).isEqualTo(60);
      try (Pass before = forward.run(Golden.input("cat"), Cancellation.NEVER, () -> {});
          Pass after = forward.run(shifted(60), Cancellation.NEVER, () -> {})) {
        assertThat(moved.distances()[0]).isCloseTo(apart(before, after, first), within(1e-4));
        assertThat(moved.distances()[1]).isCloseTo(apart(before, after, top), within(1e-4));
        assertThat(moved.probability())
            .isCloseTo(after.maps(network.output()).values()[3], within(1e-5));
      }
      assertThat(report.curves().get(0).values().get(1).distances()).containsExactly(0, 0);
      assertThat(report.table().rows()).hasSize(2 * (3 + 2 + 2));
    }
  }

  @Test
  void photographsThatAreCalledAlikeAreNamedWithTheirFolders() {
    List<Invariance.Curves> curves =
        List.of(curves(Path.of("data/panda/0.jpg")), curves(Path.of("data/rose/0.jpg")));

    assertThat(names(curves)).containsExactly("panda/0.jpg", "rose/0.jpg");
    assertThat(names(curves.subList(0, 1))).containsExactly("0.jpg");
  }

  private static List<String> names(List<Invariance.Curves> curves) {
    InvarianceReport report = new InvarianceReport(List.of("one"), List.of("conv1"), curves);
    return report.plots().get(0).series().stream().map(Plot.Series::name).toList();
  }

  private static Invariance.Curves curves(Path image) {
    return new Invariance.Curves(image, 0, Invariance.ClassSource.FOLDER, List.of());
  }

  @Test
  void cancelledItEndsWithoutAResult() {
    Cancellation cancellation = new Cancellation();
    Model model = SmallModel.create();
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      Invariance invariance =
          new Invariance(
              new VectorReader(engine, inspector, List.of(UsualLayers.first(model.network()))),
              Invariance.Steps.USUAL);

      assertThatThrownBy(
              () ->
                  invariance.measure(
                      List.of(CAT),
                      new PictureReader(),
                      OptionalInt.empty(),
                      (done, total, what) -> {
                        if (done == 3) {
                          cancellation.cancel();
                        }
                      },
                      cancellation))
          .isInstanceOf(Cancelled.class);
    }
  }

  /** The built-in model with a preparation that takes a photograph of 224 pixels whole. */
  private static Model named(Model model) {
    return new Model("exact", model.network(), EXACT, model.labels(), 0, model.checksum());
  }

  private static ChangedView exact() {
    return new ChangedView(new Picture(224, 224, Golden.pixels("cat")), EXACT);
  }

  private static float[] shifted(int rows) {
    float[] untouched = Golden.input("cat");
    float[] shifted = new float[untouched.length];
    System.arraycopy(untouched, 0, shifted, rows * 224 * 3, untouched.length - rows * 224 * 3);
    return shifted;
  }

  /** The distance as the formula has it: both scaled to length one, then subtracted. */
  private static double apart(Pass before, Pass after, Node layer) {
    float[] one = before.maps(layer).values();
    float[] other = after.maps(layer).values();
    double first = length(one);
    double second = length(other);
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] / first - other[i] / second;
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  private static double length(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
