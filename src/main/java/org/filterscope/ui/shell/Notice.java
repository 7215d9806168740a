package org.filterscope.ui.shell;

/**
 * Something told to the person.
 *
 * @param kind what it is
 * @param text in plain words
 * @param details for whoever looks into it, such as a trace; empty where there are none
 */
public record Notice(Kind kind, String text, String details) {

  /** Whether it tells the same, though it may have happened elsewhere, by its trace. */
  boolean isSameAs(Notice other) {
    return kind == other.kind && text.equals(other.text);
  }

  /** What is told. */
  public enum Kind {
    /** Something went well, or cannot be done right now. */
    WORD,
    /** Something failed that the person can mend. */
    PROBLEM,
    /** Something failed that is the app's own fault. */
    BUG
  }
}
