package org.filterscope.task;

/**
 * Hears how far work has come. Called on the thread that works; a window has to hand it over to its
 * own.
 */
@FunctionalInterface
public interface Progress {

  /** For work that nobody watches. */
  Progress NONE = (done, total, what) -> {};

  /**
   * Some work is done.
   *
   * @param done steps done so far, from 0 to {@code total}
   * @param total steps in all; 0 while that is not known
   * @param what the step now at work, such as a file's name
   */
  void report(long done, long total, String what);
}
