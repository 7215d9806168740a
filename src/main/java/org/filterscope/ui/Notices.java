package org.filterscope.ui;

/** Tells the person something, at the bottom of the window. Callable from any thread. */
public interface Notices {

  /** Something that went well, or cannot be done right now. */
  void tell(String what);

  /**
   * Something that went well, with a way to it, which stays until it is gone or dismissed. Whoever
   * has no place for that tells it.
   *
   * @param way in words, such as "Show the report"
   * @param going goes there, on the interface's thread
   * @return takes it away, as the person has found the way alone; on the interface's thread
   */
  default Runnable offer(String what, String way, Runnable going) {
    tell(what);
    return () -> {};
  }

  /**
   * Something that failed. A {@link org.filterscope.task.Problem} is shown in its own words; work
   * that was cancelled is nothing to tell; anything else is a bug: it goes to the log with its
   * trace, and the window says so.
   */
  void problem(Throwable reason);
}
