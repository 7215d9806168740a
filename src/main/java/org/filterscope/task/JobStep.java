package org.filterscope.task;

/**
 * A step of a job, which counts its own progress.
 *
 * @param name in words for the user; empty for the only step of a job
 * @param number from 1
 * @param count how many steps the job has
 * @param unit what is counted in it
 * @param isStoppable whether the job can be stopped in it with a result, which is the best so far
 */
public record JobStep(String name, int number, int count, ProgressUnit unit, boolean isStoppable) {

  /** The only step of a job that has no others. */
  static JobStep only(ProgressUnit unit) {
    return new JobStep("", 1, 1, unit, true);
  }
}
