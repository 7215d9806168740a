package org.filterscope.task;

/**
 * Receives the progress of work. Called on the thread that works; a window has to pass it on to its
 * own thread.
 */
@FunctionalInterface
public interface Progress {

  /** Ignores progress. */
  Progress NONE = (done, total, what) -> {};

  /**
   * Called when some work is done.
   *
   * @param done steps done so far, from 0 to {@code total}
   * @param total steps in all; 0 while that is not known
   * @param what the step now at work, such as a file's name
   */
  void report(long done, long total, String what);
}
