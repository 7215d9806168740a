package org.filterscope.task;

/**
 * A step of a job, which counts its own progress.
 *
 * @param name in words for the user; empty for the only step of a job
 * @param number from 1
 * @param count how many steps the job has
 * @param unit what is counted in it
 * @param isStoppable whether the job can be stopped in it with a result, which is the best so far
 * @param start the share of the whole job that is done when it begins, from 0 to 1, as far as that
 *     can be told before
 * @param end the same when it is done
 */
public record JobStep(
    String name,
    int number,
    int count,
    ProgressUnit unit,
    boolean isStoppable,
    double start,
    double end) {

  /** A step that takes as long as each of the others. */
  public JobStep(String name, int number, int count, ProgressUnit unit, boolean isStoppable) {
    this(
        name,
        number,
        count,
        unit,
        isStoppable,
        (number - 1) / (double) count,
        number / (double) count);
  }

  /** The only step of a job that has no others. */
  static JobStep only(ProgressUnit unit) {
    return new JobStep("", 1, 1, unit, true);
  }
}
