package org.filterscope.ui.learn.experiment;

import org.filterscope.task.Job;
import org.filterscope.task.JobStep;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** Tells a job how far an experiment on a labelled folder is. For one thread. */
final class LayersProgress implements TrainingListener {

  private static final int STEPS = 3;

  /** Of all the time, what looking through the folder takes. */
  private static final double CHECKED = 0.02;

  /** And when all photographs went through the network. */
  private static final double READ = 0.85;

  private final Messages words;
  private final Job<?> job;
  private @Nullable TrainingStep last;

  LayersProgress(Messages words, Job<?> job) {
    this.words = words;
    this.job = job;
  }

  @Override
  public void step(TrainingStep step, long done, long total, String detail) {
    if (step != last) {
      last = step;
      job.begin(
          switch (step) {
            case READING_FEATURES ->
                part("train.step.features", 2, ProgressUnit.IMAGES, CHECKED, READ);
            case TRAINING_HEAD ->
                part("learn.experiment.layers.heads", STEPS, ProgressUnit.PARTS, READ, 1);
            default -> part("train.step.checking", 1, ProgressUnit.IMAGES, 0, CHECKED);
          });
    }
    job.report(done, total, detail);
  }

  private JobStep part(String key, int number, ProgressUnit unit, double start, double end) {
    return new JobStep(words.get(key), number, STEPS, unit, false, start, end);
  }
}
