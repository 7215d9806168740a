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

/** Explanations of units other than classes. */
class TargetTest {

  private static final int UNIT = 5;

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
  void aUnitOfTheOutputIsAClass() {
    Target target = Target.ofUnit(inspection, "classes", 1);

    assertThat(target).isEqualTo(Target.ofClass(inspection, OptionalInt.of(1)));
    assertThat(target.label()).isEqualTo("other");
  }

  @Test
  void unitsAndClassesThatAreNotThereArePlainProblems() {
    assertThatThrownBy(() -> Target.ofUnit(inspection, "classes", 2)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Target.ofUnit(inspection, "conv2", 12))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("choose one from 0 to 11");
    assertThatThrownBy(() -> Target.ofUnit(inspection, "conv9", 0)).isInstanceOf(Problem.class);
  }

  @Test
  void contributionsToAUnitAddUpToItsStrongestCell() {
    ContributionGraph graph = graph("conv3_2", UNIT);

    double strongest = Answers.await(inspection.maps("conv3_2")).peak(UNIT).value();
    assertThat(strongest).isPositive();
    assertThat(graph.score()).isEqualTo(strongest);
    assertThat(graph.layers())
        .extracting(ContributionGraph.Layer::name)
        .containsExactly("conv3_1", "conv2", "conv1");
    for (ContributionGraph.Layer layer : graph.layers()) {
      assertThat(layer.units() + layer.biases()).isCloseTo(strongest, within(0.001 * strongest));
    }
  }

  @Test
  void aUnitOfTheFirstLayerHasNoUnitsBeforeIt() {
    assertThatThrownBy(() -> graph("conv1", 0))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("no layer of units before conv1");
  }

  @Test
  void aUnitsActivationMapLiesWhereItsStrongestCellSees() {
    ClassActivation activation =
        ClassActivation.of(
            inspection,
            inspection.layer("conv2"),
            Target.ofUnit(inspection, "conv3_2", UNIT),
            Cancellation.NEVER);

    assertThat(activation.label()).isEqualTo("conv3_2 / 5");
    assertThat(activation.score())
        .isEqualTo((double) Answers.await(inspection.maps("conv3_2")).peak(UNIT).value());
    assertThat(activation.map().height()).isEqualTo(32);
    assertThatThrownBy(
            () ->
                ClassActivation.of(
                    inspection,
                    inspection.layer("pool3"),
                    Target.ofUnit(inspection, "conv2", 0),
                    Cancellation.NEVER))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("does not lead to");
  }

  @Test
  void classActivationIsMadeAgainWithRandomLayersFromTheTopDown() {
    List<ClassActivation> first = new ArrayList<>();
    List<Randomisation.Step<ClassActivation>> heard = new ArrayList<>();

    List<Randomisation.Step<ClassActivation>> steps = randomised(first, heard);

    assertThat(heard).isEqualTo(steps);
    assertThat(steps)
        .extracting(Randomisation.Step::layer)
        .containsExactly("classes", "conv3_2", "conv3_1", "conv2", "conv1");
    float[] original =
        ClassActivation.of(
                inspection, inspection.layer("conv3_2"), OptionalInt.of(1), Cancellation.NEVER)
            .map()
            .values();
    assertThat(first.get(0).map().values()).isEqualTo(original);
    assertThat(steps.get(4).picture().map().values()).isNotEqualTo(original);
    assertThat(randomised(new ArrayList<>(), new ArrayList<>()).get(4).spearman())
        .isEqualTo(steps.get(4).spearman());
  }

  private static List<Randomisation.Step<ClassActivation>> randomised(
      List<ClassActivation> first, List<Randomisation.Step<ClassActivation>> each) {
    return Randomisation.ofClassActivation(
        inspection,
        inspection.layer("conv3_2"),
        Target.ofUnit(inspection, "classes", 1),
        3,
        first::add,
        each::add,
        Progress.NONE,
        Cancellation.NEVER);
  }

  private static ContributionGraph graph(String layer, int unit) {
    return ContributionGraph.of(
        inspection, Target.ofUnit(inspection, layer, unit), 3, 4, Cancellation.NEVER);
  }
}
