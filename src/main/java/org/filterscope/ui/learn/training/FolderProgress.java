package org.filterscope.ui.learn.training;

import org.filterscope.task.Job;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Tells a job how far the photographs of a folder are: checked first, then sent through the
 * network. The heads that are trained in between take no time worth telling. For one thread.
 */
final class FolderProgress implements TrainingListener {

  /** Of all the time, what looking through the folder takes. */
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
