package org.filterscope.ui.shell;

import org.jspecify.annotations.Nullable;

/**
 * Something told to the person.
 *
 * @param kind what it is
 * @param text in plain words
 * @param details for whoever looks into it, such as a trace; empty where there are none
 * @param way to what it tells of; null where there is none
 */
public record Notice(Kind kind, String text, String details, @Nullable Way way) {

  /**
   * Where a notice leads to.
   *
   * @param name in words
   * @param going goes there
   */
  public record Way(String name, Runnable going) {}

  /** A notice that leads nowhere. */
  public Notice(Kind kind, String text, String details) {
    this(kind, text, details, null);
  }

  /** Whether it tells the same, though it may have happened elsewhere, by its trace. */
  boolean isSameAs(Notice other) {
    return kind == other.kind && text.equals(other.text);
  }

  /** What is told. */
  public enum Kind {
    /** Something went well, or cannot be done right now. */
    WORD,
    /** Something went well, and there is a way to it. */
    OFFER,
    /** Something failed that the person can mend. */
    PROBLEM,
    /** Something failed that is the app's own fault. */
    BUG
  }
}
