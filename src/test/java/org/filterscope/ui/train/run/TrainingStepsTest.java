package org.filterscope.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
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

  private static String longest(List<JobStep> steps) {
    return steps.stream()
        .max((one, other) -> Double.compare(one.end() - one.start(), other.end() - other.start()))
        .orElseThrow()
        .name();
  }

  private static List<JobStep> steps(UnfrozenLayers way, HeadKind head) {
    FineTuning.Task task =
        new FineTuning.Task(Path.of("pets"), Optional.empty(), 0.2, head, way, false, 1);
    TrainingSteps steps = new TrainingSteps(new Messages(Locale.ENGLISH), task);
    return Stream.of(TrainingStep.values())
        .filter(step -> step != TrainingStep.CHECKING_HELD_OUT_FOLDER)
        .filter(step -> step != TrainingStep.TRAINING_BLOCK || way != UnfrozenLayers.NONE)
        .map(steps::of)
        .toList();
  }
}
