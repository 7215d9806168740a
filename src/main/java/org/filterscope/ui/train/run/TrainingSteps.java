package org.filterscope.ui.train.run;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;

/**
 * The numbered steps of one training, in words. Together they make one progress that never jumps:
 * each step begins where the previous one ended, and the rest is divided by how long the remaining
 * steps take.
 */
final class TrainingSteps {

  private final Messages words;
  private final boolean hasLargeHead;
  private final Set<TrainingStep> all = EnumSet.allOf(TrainingStep.class);

  /** The share that is left to do, for steps that are partly done. */
  private final Map<TrainingStep, Double> remaining = new EnumMap<>(TrainingStep.class);

  /** The steps that a training can have. */
  TrainingSteps(Messages words, FineTuning.Task task) {
    this.words = words;
    hasLargeHead = task.head() == HeadKind.FLAT || task.head() == HeadKind.DENSE;
    if (task.heldOutFolder().isEmpty()) {
      all.remove(TrainingStep.CHECKING_HELD_OUT_FOLDER);
    }
    if (task.unfreeze() == UnfrozenLayers.NONE) {
      all.remove(TrainingStep.TRAINING_BLOCK);
    }
  }

  /** Records before a step how much of it is left to do, from 0 to 1. */
  void remains(TrainingStep step, double share) {
    remaining.put(step, share);
    if (share == 0) {
      all.remove(step);
    }
  }

  /**
   * A step of the training.
   *
   * @param start the share of the whole training that is done by then, from 0 to 1
   */
  JobStep of(TrainingStep step, double start) {
    List<TrainingStep> before = all.stream().filter(each -> each.compareTo(step) < 0).toList();
    double rest =
        all.stream().filter(each -> each.compareTo(step) >= 0).mapToDouble(this::weight).sum();
    double end = start + (1 - start) * weight(step) / rest;
    return new JobStep(
        name(step),
        before.size() + 1,
        all.size(),
        unit(step),
        step.canStop(),
        start,
        step == TrainingStep.EVALUATING ? 1 : end);
  }

  /** The relative duration of what is left of a step. */
  private double weight(TrainingStep step) {
    return remaining.getOrDefault(step, 1.0) * wholeWeight(step);
  }

  private double wholeWeight(TrainingStep step) {
    return switch (step) {
      case CHECKING_FOLDER, CHECKING_HELD_OUT_FOLDER, EVALUATING -> 1;
      case READING_FEATURES -> 80;
      case TRAINING_HEAD -> hasLargeHead ? 40 : 6;
      case TRAINING_BLOCK -> 160;
    };
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
