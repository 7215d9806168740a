package org.filterscope.ui;

/** Tells the person something, at the bottom of the window. Callable from any thread. */
public interface Notices {

  /** Something that went well, or cannot be done right now. */
  void tell(String what);

  /**
   * Something that failed. A {@link org.filterscope.task.Problem} is shown in its own words; work
   * that was cancelled is nothing to tell; anything else is a bug: it goes to the log with its
   * trace, and the window says so.
   */
  void problem(Throwable reason);
}
