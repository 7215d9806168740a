package org.filterscope.cli;

import java.util.EnumSet;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.jspecify.annotations.Nullable;

/** Shows the steps of a training run on the terminal. Not thread-safe. */
final class TrainingProgress implements TrainingListener {

  private final TerminalProgress progress;
  private @Nullable TrainingStep last;

  TrainingProgress(TerminalProgress progress) {
    this.progress = progress;
  }

  @Override
  public void step(TrainingStep step, long done, long total, String detail) {
    if (step != last) {
      last = step;
      progress.begin(named(step));
    }
    progress.report(done, total, detail);
  }

  private static JobStep named(TrainingStep step) {
    return switch (step) {
      case CHECKING_FOLDER -> step("Checking", step, ProgressUnit.IMAGES);
      case CHECKING_HELD_OUT_FOLDER -> step("Checking held-out", step, ProgressUnit.IMAGES);
      case READING_FEATURES -> step("Features", step, ProgressUnit.IMAGES);
      case TRAINING_HEAD -> step("Head", step, ProgressUnit.PARTS);
      case TRAINING_BLOCK -> step("Block", step, ProgressUnit.PARTS);
      case EVALUATING -> step("Held-out", step, ProgressUnit.IMAGES);
    };
  }

  private static JobStep step(String name, TrainingStep step, ProgressUnit unit) {
    int number = EnumSet.range(TrainingStep.CHECKING_FOLDER, step).size();
    int count = TrainingStep.values().length;
    return new JobStep(name, number, count, unit, step.canStop());
  }
}
