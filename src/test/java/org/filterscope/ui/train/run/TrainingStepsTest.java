package org.filterscope.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.filterscope.task.JobStep;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All steps of a training make one progress. */
class TrainingStepsTest {

  @ParameterizedTest
  @CsvSource({"NONE,POOLED,4", "NONE,FLAT,4", "BLOCK5,POOLED,5"})
  void eachStepBeginsWhereTheOneBeforeEnds(UnfrozenLayers way, HeadKind head, int count) {
    List<JobStep> steps = steps(way, head);

    assertThat(steps).hasSize(count).allMatch(step -> step.count() == count);
    double end = 0;
    for (JobStep step : steps) {
      assertThat(step.start()).isCloseTo(end, within(1e-12));
      assertThat(step.end()).isGreaterThan(step.start());
      end = step.end();
    }
    assertThat(end).isEqualTo(1);
  }

  @Test
  void theNetworkTakesMostOfTheTimeUnlessABlockIsTrained() {
    assertThat(longest(steps(UnfrozenLayers.NONE, HeadKind.POOLED)))
        .isEqualTo("Sending photographs through the network");
    assertThat(longest(steps(UnfrozenLayers.BLOCK5, HeadKind.POOLED)))
        .isEqualTo("Training the last block");
  }

  @Test
  void whereAllFeaturesAreCachedTheHeadTakesMostOfTheTime() {
    TrainingSteps steps = ofHead();
    JobStep checking = steps.of(TrainingStep.CHECKING_FOLDER, 0);
    steps.remains(TrainingStep.READING_FEATURES, 0);
    JobStep head = steps.of(TrainingStep.TRAINING_HEAD, checking.end());

    assertThat(head.start()).isEqualTo(checking.end());
    assertThat(head.end() - head.start()).isGreaterThan(0.8);
    assertThat(List.of(head.number(), head.count())).containsExactly(2, 3);
  }

  @Test
  void whereSomeFeaturesAreCachedTheOthersTakeLess() {
    TrainingSteps steps = ofHead();
    steps.remains(TrainingStep.READING_FEATURES, 0.1);
    JobStep features = steps.of(TrainingStep.READING_FEATURES, 0.25);
    JobStep head = steps.of(TrainingStep.TRAINING_HEAD, features.end());

    // Eight of eight and six and one, in the three quarters that are left.
    assertThat(features.end()).isCloseTo(0.25 + 0.75 * 8 / 15, within(1e-12));
    assertThat(head.start()).isEqualTo(features.end());
  }

  @Test
  void whatFollowsAStepThatEndedEarlyGoesOnFromThere() {
    TrainingSteps steps = ofHead();
    JobStep head = steps.of(TrainingStep.TRAINING_HEAD, 0.4);
    JobStep evaluating = steps.of(TrainingStep.EVALUATING, 0.5);

    assertThat(head.end()).isGreaterThan(0.5);
    assertThat(evaluating.start()).isEqualTo(0.5);
    assertThat(evaluating.end()).isEqualTo(1);
  }

  private static FineTuning.Task task(UnfrozenLayers way, HeadKind head) {
    return new FineTuning.Task(Path.of("pets"), Optional.empty(), 0.2, head, way, false, 1);
  }

  private static String longest(List<JobStep> steps) {
    return steps.stream()
        .max((one, other) -> Double.compare(one.end() - one.start(), other.end() - other.start()))
        .orElseThrow()
        .name();
  }

  private static List<JobStep> steps(UnfrozenLayers way, HeadKind head) {
    TrainingSteps steps = new TrainingSteps(new Messages(Locale.ENGLISH), task(way, head));
    return inOrder(
        steps,
        Stream.of(TrainingStep.values())
            .filter(step -> step != TrainingStep.CHECKING_HELD_OUT_FOLDER)
            .filter(step -> step != TrainingStep.TRAINING_BLOCK || way != UnfrozenLayers.NONE)
            .toList());
  }

  /** Each is completed before the next one begins. */
  private static List<JobStep> inOrder(TrainingSteps steps, List<TrainingStep> order) {
    List<JobStep> begun = new ArrayList<>();
    for (TrainingStep step : order) {
      begun.add(steps.of(step, begun.isEmpty() ? 0 : begun.get(begun.size() - 1).end()));
    }
    return begun;
  }

  private static TrainingSteps ofHead() {
    return new TrainingSteps(
        new Messages(Locale.ENGLISH), task(UnfrozenLayers.NONE, HeadKind.POOLED));
  }
}
