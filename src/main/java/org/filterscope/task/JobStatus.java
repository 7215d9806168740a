package org.filterscope.task;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come at one moment.
 *
 * @param step the step at work, or the last one
 * @param done how much of the step is done, in its unit
 * @param total how much the step has; 0 while that is not known
 * @param detail what is at work, such as a file's name; may be empty
 * @param left the time that the rest of the step will take, where that can be said; stands still
 *     while the job is paused
 * @param perSecond units done in a second; 0 while that is not known
 * @param failure a {@link Problem} or a bug; null if it has not failed
 */
public record JobStatus(
    State state,
    JobStep step,
    long done,
    long total,
    String detail,
    Optional<Duration> left,
    double perSecond,
    @Nullable Throwable failure) {

  /** What a job is doing, or how it ended. */
  public enum State {
    /** Other work on the same thread goes first. */
    WAITING,
    /** It is at work. */
    RUNNING,
    /** It waits until it is resumed. */
    PAUSED,
    /** It was stopped or cancelled, and has not noticed yet. */
    STOPPING,
    /** It completed. */
    DONE,
    /** It was stopped, with the best so far as its result. */
    STOPPED,
    /** It was cancelled, and has no result. */
    CANCELLED,
    /** It failed, by a {@link Problem} or a bug. */
    FAILED;

    /** Whether a job in this state will never change again. */
    public boolean isOver() {
      return switch (this) {
        case WAITING, RUNNING, PAUSED, STOPPING -> false;
        case DONE, STOPPED, CANCELLED, FAILED -> true;
      };
    }
  }

  /** A step that is a smaller part of its job says nothing of a longer rest. */
  private static final double TELLING = 0.1;

  /** The share of the step that is done, from 0 to 1; negative while that is not known. */
  public double share() {
    return total > 0 ? (double) done / total : -1;
  }

  /** The share of the whole job that is done, from 0 to 1; negative while that is not known. */
  public double overallShare() {
    if (share() < 0) {
      return step.start() > 0 ? step.start() : -1;
    }
    return step.start() + (step.end() - step.start()) * share();
  }

  /** The time that the rest of the whole job will take, where that can be said. */
  public Optional<Duration> overallLeft() {
    double part = step.end() - step.start();
    if (step.end() >= 1) {
      return left;
    }
    boolean isTelling = part >= TELLING || part >= 1 - step.end();
    if (perSecond <= 0 || !isTelling) {
      return Optional.empty();
    }
    double wholeStep = total / perSecond;
    double later = (1 - step.end()) / part * wholeStep;
    return left.map(rest -> rest.plusMillis(Math.round(1000 * later)));
  }
}
