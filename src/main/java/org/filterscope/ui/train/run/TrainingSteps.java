package org.filterscope.ui.train.run;

import java.util.EnumSet;
import java.util.Set;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;

/** The steps of one training, in words and numbered. */
final class TrainingSteps {

  private final Messages words;
  private final Set<TrainingStep> all = EnumSet.allOf(TrainingStep.class);

  /** The steps that a training can have. */
  TrainingSteps(Messages words, FineTuning.Task task) {
    this.words = words;
    if (task.heldOutFolder().isEmpty()) {
      all.remove(TrainingStep.CHECKING_HELD_OUT_FOLDER);
    }
    if (task.unfreeze() == UnfrozenLayers.NONE) {
      all.remove(TrainingStep.TRAINING_BLOCK);
    }
  }

  /** A step of it. */
  JobStep of(TrainingStep step) {
    int number = (int) all.stream().filter(before -> before.compareTo(step) < 0).count() + 1;
    return new JobStep(name(step), number, all.size(), unit(step), step.canStop());
  }

  private String name(TrainingStep step) {
    return switch (step) {
      case CHECKING_FOLDER -> words.get("train.step.checking");
      case CHECKING_HELD_OUT_FOLDER -> words.get("train.step.held-out");
      case READING_FEATURES -> words.get("train.step.features");
      case TRAINING_HEAD -> words.get("train.step.head");
      case TRAINING_BLOCK -> words.get("train.step.block");
      case EVALUATING -> words.get("train.step.evaluating");
    };
  }

  private static ProgressUnit unit(TrainingStep step) {
    return switch (step) {
      case CHECKING_FOLDER, CHECKING_HELD_OUT_FOLDER, READING_FEATURES, EVALUATING ->
          ProgressUnit.IMAGES;
      case TRAINING_HEAD, TRAINING_BLOCK -> ProgressUnit.PARTS;
    };
  }
}
