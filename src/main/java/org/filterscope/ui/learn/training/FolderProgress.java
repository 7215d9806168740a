package org.filterscope.ui.learn.training;

import org.filterscope.task.Job;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Reports to a job how many photographs of a folder are done. They are checked first and then
 * passed through the network. The heads that are trained in between take hardly any time. Not
 * thread-safe.
 */
final class FolderProgress implements TrainingListener {

  /** The share of the time that checking the folder takes. */
  private static final double CHECKING = 0.03;

  private final Messages words;
  private final Job<?> job;
  private @Nullable TrainingStep last;

  FolderProgress(Messages words, Job<?> job) {
    this.words = words;
    this.job = job;
  }

  @Override
  public void step(TrainingStep step, long done, long total, String detail) {
    boolean isChecking = step == TrainingStep.CHECKING_FOLDER;
    if (!isChecking && step != TrainingStep.READING_FEATURES) {
      return;
    }
    if (step != last) {
      last = step;
      job.begin(
          isChecking
              ? new JobStep(
                  words.get("train.step.checking"), 1, 2, ProgressUnit.IMAGES, false, 0, CHECKING)
              : new JobStep(
                  words.get("train.step.features"), 2, 2, ProgressUnit.IMAGES, false, CHECKING, 1));
    }
    job.report(done, total, detail);
  }
}
