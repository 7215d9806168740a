package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curve over numbers of units, on small photographs with a small network. */
class AblationCurveTest {

  private static final Path PHOTOGRAPHS =
      Path.of(System.getProperty("filterscope.root", ""), "src/test/resources/golden/inputs");

  private final Model model = SmallModel.create();
  private final Engine engine = new Engine();
  private final Inspector inspector = new Inspector(engine, model);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    inspector.close();
    engine.close();
  }

  @Test
  void everySecondPhotographRanksAndTheOthersAreMeasured() {
    List<Path> photographs = photographs("cat", "coffee", "temple");

    AblationCurve curve = curve(photographs, 1);

    assertThat(curve.ranked()).isEqualTo(2);
    assertThat(curve.measured()).isEqualTo(1);
    assertThat(curve.points())
        .extracting(AblationCurve.Point::off)
        .containsExactly(0, 1, 2, 4, 8, 16);
    AblationCurve.Point none = curve.points().get(0);
    assertThat(none.probability())
        .isEqualTo(none.random())
        .isCloseTo(probability(photographs.get(1), Map.of()), within(1e-6));
    // All 16 units are off, whatever their order.
    AblationCurve.Point all = curve.points().get(5);
    Map<String, SortedSet<Integer>> every = UnitSets.allBut(model, Map.of("conv3_2", Set.of()));
    assertThat(all.probability())
        .isEqualTo(all.random())
        .isCloseTo(probability(photographs.get(1), every), within(1e-6));
  }

  @Test
  void theUnitThatContributesMostIsTheFirstToGo() {
    List<Path> photographs = photographs("cat", "coffee");
    int strongest;
    try (Inspection inspection = inspect(photographs.get(0))) {
      strongest =
          ContributionGraph.of(
                  inspection, Target.ofUnit(inspection, "classes", 1), 1, 1, Cancellation.NEVER)
              .nodes()
              .get(1)
              .channel();
    }

    AblationCurve curve = curve(photographs, 1);

    assertThat(curve.points().get(1).probability())
        .isCloseTo(
            probability(photographs.get(1), Map.of("conv3_2", Set.of(strongest))), within(1e-6));
  }

  @Test
  void whatCannotBeReadIsNamedAndLeftOut() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
    List<Path> photographs = new ArrayList<>(photographs("cat", "coffee"));
    photographs.add(broken);
    List<Path> skipped = new ArrayList<>();

    AblationCurve curve =
        AblationCurve.of(
            inspector,
            new PictureReader(),
            photographs,
            model.network().find("conv3_2").orElseThrow(),
            0,
            1,
            (photograph, reason) -> skipped.add(photograph),
            Progress.NONE,
            Cancellation.NEVER);

    assertThat(skipped).containsExactly(broken);
    assertThat(curve.ranked()).isEqualTo(1);
  }

  @Test
  void oneHalfAloneAndAClassThatIsNotThereArePlainProblems() {
    assertThatThrownBy(() -> curve(photographs("cat"), 1))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("at least two photographs");
    assertThatThrownBy(() -> curve(photographs("cat", "coffee"), 2))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("choose one from 0 to 1");
  }

  private AblationCurve curve(List<Path> photographs, int target) {
    return AblationCurve.of(
        inspector,
        new PictureReader(),
        photographs,
        model.network().find("conv3_2").orElseThrow(),
        target,
        1,
        (photograph, reason) -> {
          throw reason;
        },
        Progress.NONE,
        Cancellation.NEVER);
  }

  private double probability(Path photograph, Map<String, ? extends Set<Integer>> off) {
    try (Inspection inspection = inspect(photograph)) {
      return Answers.await(inspection.classesWithout(off, Cancellation.NEVER)).stream()
          .filter(one -> one.index() == 1)
          .findFirst()
          .orElseThrow()
          .probability();
    }
  }

  private Inspection inspect(Path photograph) {
    Picture picture = new PictureReader().read(photograph);
    return Answers.await(
        inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER));
  }

  private static List<Path> photographs(String... names) {
    return List.of(names).stream().map(name -> PHOTOGRAPHS.resolve(name + ".png")).toList();
  }
}
