package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.Shape;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Covering a photograph, with the real network. */
class OcclusionTest {
  private static final int EVERY_FOURTH = 64;

  private static Engine engine;
  private static Inspector inspector;

  @BeforeAll
  static void open() {
    engine = new Engine();
    inspector = new Inspector(engine, Golden.builtIn());
  }

  @AfterAll
  static void close() {
    inspector.close();
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee", "temple"})
  void totalsArePyTorchs(String image) {
    NumpyFile.Archive golden = NumpyFile.readAll("/golden/occlusion-conv5_3.npz");
    double[] expected = golden.get(image + "__map").values();

    OcclusionMaps maps;
    try (Inspection inspection = inspect(image)) {
      maps =
          occlusion(EVERY_FOURTH).cover(inspection, one -> {}, Progress.NONE, Cancellation.NEVER);
    }

    double total = golden.get(image + "__total").values()[0];
    double largest = largest(expected);
    assertThat(maps.channel()).isEqualTo((int) golden.get(image + "__channel").values()[0]);
    assertThat(maps.total()).isCloseTo(total, within(1e-4 * total));
    for (int i = 0; i < maps.grid().count(); i++) {
      int place = i / 4 * 4 * 13 + i % 4 * 4;
      assertThat((double) maps.totals().values()[i])
          .isCloseTo(expected[place], within(1e-4 * largest));
    }
  }

  @Test
  void theAnswerUnderTheSquareIsThatOfACoveredPhotograph() {
    try (Inspection inspection = inspect("coffee")) {
      OcclusionMaps maps =
          new Occlusion(
                  CoverGrid.over(Golden.builtIn().network().input(), 96, 128),
                  Golden.builtIn().preparation().pixel(0xFF204060),
                  inspection.layer("conv5_3"),
                  OptionalInt.of(7),
                  OptionalInt.empty())
              .cover(inspection, one -> {}, Progress.NONE, Cancellation.NEVER);

      assertThat(maps.grid().count()).isEqualTo(4);
      for (int i = 0; i < maps.grid().count(); i++) {
        var classes =
            Answers.await(
                inspector.classify(painted("coffee", maps.grid(), i), Cancellation.NEVER));
        assertThat((int) maps.labels().values()[i]).isEqualTo(classes.get(0).index());
        double expected =
            classes.stream()
                .filter(one -> one.index() == maps.target())
                .findFirst()
                .orElseThrow()
                .probability();
        assertThat((double) maps.probabilities().values()[i]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void cancelledAtAnyMomentItLeavesThePhotographUsable() {
    try (Inspection inspection = inspect("cat")) {
      Cancellation cancellation = new Cancellation();
      List<CoveredPosition> heard = new ArrayList<>();

      assertThatThrownBy(
              () ->
                  occlusion(16)
                      .cover(
                          inspection,
                          one -> {
                            heard.add(one);
                            cancellation.cancel();
                          },
                          Progress.NONE,
                          cancellation))
          .isInstanceOf(Cancelled.class);

      assertThat(heard).isNotEmpty().hasSizeLessThan(169);
      assertThat(Answers.await(inspection.maps("conv1_1")).values()).isNotEmpty();
    }
  }

  @Test
  void positionsComeCoarseToFineAndEachOnce() {
    int[] order = CoverGrid.over(Shape.maps(3, 224, 224), 32, 16).coarseToFine();

    assertThat(order).hasSize(169).doesNotHaveDuplicates().startsWith(0, 8, 104, 112);
  }

  @Test
  void theMeanColourIsZeroAndMidGreyWhereBlackIsZero() {
    assertThat(PreparationPreset.TORCHVISION.preparation(224).meanColour()).containsOnly(0);
    assertThat(PreparationPreset.UNIT.preparation(224).meanColour()).containsOnly(128 * (1 / 255f));
  }

  private static Occlusion occlusion(int step) {
    Model model = Golden.builtIn();
    return new Occlusion(
        CoverGrid.over(model.network().input(), 32, step),
        model.preparation().meanColour(),
        model.network().find("conv5_3").orElseThrow(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private static int[] painted(String image, CoverGrid grid, int position) {
    int[] argb = Golden.pixels(image);
    for (int i = 0; i < argb.length; i++) {
      var square = grid.square(position);
      int row = i / 224;
      int column = i % 224;
      if (row >= square.top()
          && row < square.bottom()
          && column >= square.left()
          && column < square.right()) {
        argb[i] = 0xFF204060;
      }
    }
    return argb;
  }

  private static Inspection inspect(String image) {
    Picture picture = new Picture(224, 224, Golden.pixels(image));
    return Answers.await(
        inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER));
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
