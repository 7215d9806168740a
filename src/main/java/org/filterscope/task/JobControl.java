package org.filterscope.task;

/** What a user can do with a job. */
public enum JobControl {
  /** Lets it wait, and go on. */
  PAUSE,
  /** Ends it with the best so far. */
  STOP,
  /** Ends it without a result. */
  CANCEL
}
