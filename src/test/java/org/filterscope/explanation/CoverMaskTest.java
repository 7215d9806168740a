package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.filterscope.image.Picture;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Region;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mask of any shape, and the answer under it. */
class CoverMaskTest {

  private static final int SIDE = 64;
  private static final int COLOUR = 0xFF30A070;

  private static Engine engine;
  private static Inspector inspector;
  private static Inspection inspection;

  @BeforeAll
  static void open() {
    engine = new Engine();
    inspector = new Inspector(engine, SmallModel.create());
    Picture picture = new Picture(224, 224, Golden.pixels("cat"));
    inspection =
        Answers.await(inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER));
  }

  @AfterAll
  static void close() {
    inspection.close();
    inspector.close();
    engine.close();
  }

  @Test
  void aDiscCoversThePixelsWhoseCentresItHolds() {
    CoverMask mask = CoverMask.none(5, 6).with(2.5, 3.5, 1.1, true);

    assertThat(mask.bounds()).isEqualTo(new Region(1, 2, 4, 5));
    assertThat(mask.share()).isEqualTo(5 / 30.0);
    assertThat(mask.with(2.5, 3.5, 2, false)).isEqualTo(CoverMask.none(5, 6));
  }

  @Test
  void aDiscOverTheBorderIsCutOffThere() {
    assertThat(CoverMask.none(5, 6).with(0, 6, 1, true).bounds()).isEqualTo(new Region(0, 5, 1, 6));
    assertThat(CoverMask.none(5, 6).with(2, 3, 100, true).isEverything()).isTrue();
    assertThat(CoverMask.none(5, 6).with(-9, 3, 2, true).isEmpty()).isTrue();
  }

  @Test
  void theAnswerIsThatToThePaintedPhotograph() {
    CoverMask mask = CoverMask.none(SIDE, SIDE).with(20, 24, 9.5, true).with(41, 30, 13, true);

    MaskedAnswer answer = answer(mask);

    int[] painted = inspection.input().argb().clone();
    for (int i = 0; i < painted.length; i++) {
      painted[i] = mask.covered()[i] ? COLOUR : painted[i];
    }
    List<ClassProbability> expected =
        Answers.await(inspector.classify(painted, Cancellation.NEVER));
    assertThat(expected).isNotEqualTo(inspection.classes());
    for (ClassProbability one : answer.classes()) {
      double probability =
          expected.stream()
              .filter(other -> other.index() == one.index())
              .mapToDouble(ClassProbability::probability)
              .sum();
      assertThat(one.probability()).isCloseTo(probability, within(1e-5));
    }
  }

  @Test
  void aSquareMaskLeavesOfTheUnitWhatTheSquareLeaves() {
    Occlusion occlusion =
        new Occlusion(
            CoverGrid.over(inspection.model().network().input(), 16, 24),
            colour(),
            inspection.layer("conv3_2"),
            OptionalInt.of(3),
            OptionalInt.empty());
    OcclusionMaps maps = occlusion.cover(inspection, one -> {}, Progress.NONE, Cancellation.NEVER);
    Region square = occlusion.grid().square(4);
    boolean[] covered = new boolean[SIDE * SIDE];
    for (int row = square.top(); row < square.bottom(); row++) {
      for (int column = square.left(); column < square.right(); column++) {
        covered[row * SIDE + column] = true;
      }
    }

    MaskedAnswer answer = answer(new CoverMask(SIDE, SIDE, covered));

    assertThat(answer.before()).isEqualTo(maps.total());
    assertThat(answer.after()).isCloseTo(maps.totals().values()[4], within(1e-5 * maps.total()));
  }

  @Test
  void aMaskOverEverythingAndOneOverNothingArePlainProblems() {
    assertThatThrownBy(() -> answer(CoverMask.none(SIDE, SIDE).with(32, 32, 90, true)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("covers everything");
    assertThatThrownBy(() -> answer(CoverMask.none(SIDE, SIDE)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("covers nothing");
  }

  @Test
  void whileItIsCoveredUnknownPositionsShowTheirNeighbours() {
    CoverGrid grid = CoverGrid.over(inspection.model().network().input(), 8, 4);
    List<OcclusionMaps> heard = new java.util.ArrayList<>();
    OcclusionMaps whole =
        new Occlusion(
                grid, colour(), inspection.layer("conv3_2"), OptionalInt.of(3), OptionalInt.empty())
            .coverLive(inspection, heard::add, Progress.NONE, Cancellation.NEVER);

    assertThat(heard).hasSizeGreaterThan(2);
    float[] first = heard.get(0).totals().values();
    assertThat(first[0]).isEqualTo(whole.totals().values()[0]);
    assertThat(first[1]).isEqualTo(first[0]);
    assertThat(first[grid.columns()]).isEqualTo(first[0]);
    assertThat(heard.get(heard.size() - 1).totals().values()).isEqualTo(whole.totals().values());
  }

  private static MaskedAnswer answer(CoverMask mask) {
    return MaskedAnswer.of(
        inspection,
        mask,
        colour(),
        inspection.layer("conv3_2"),
        OptionalInt.of(3),
        Cancellation.NEVER);
  }

  private static float[] colour() {
    return inspection.model().preparation().pixel(COLOUR);
  }
}
