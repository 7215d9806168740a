package org.filterscope.ui;

/** Shows notices to the user at the bottom of the window. May be called on any thread. */
public interface Notices {

  /** Says that something went well, or cannot be done right now. */
  void tell(String what);

  /**
   * Says that something went well, and offers a link to it. The notice stays until the link is
   * followed or the notice is dismissed. By default, the text is shown without the link.
   *
   * @param way the text of the link, such as "Show the report"
   * @param going follows the link, on the JavaFX application thread
   * @return removes the notice, for when the user got there without it; on the JavaFX application
   *     thread
   */
  default Runnable offer(String what, String way, Runnable going) {
    tell(what);
    return () -> {};
  }

  /**
   * Says that something failed. A {@link org.filterscope.task.Problem} is shown with its own
   * message. Cancelled work is not reported. Anything else is a bug: it is logged with its stack
   * trace, and the window says so.
   */
  void problem(Throwable reason);

  /**
   * Says that something failed, as {@link #problem} does, until it no longer matters.
   *
   * @return removes the notice, for when the same has been done with success; on any thread
   */
  default Runnable passingProblem(Throwable reason) {
    problem(reason);
    return () -> {};
  }
}
