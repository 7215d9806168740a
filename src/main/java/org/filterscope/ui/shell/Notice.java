package org.filterscope.ui.shell;

import org.jspecify.annotations.Nullable;

/**
 * A notice to the user.
 *
 * @param kind its kind
 * @param text in plain words
 * @param details technical details such as a stack trace; empty if there are none
 * @param way a link to what it tells of; null if there is none
 */
public record Notice(Kind kind, String text, String details, @Nullable Way way) {

  /**
   * A link of a notice.
   *
   * @param name in words
   * @param going follows the link
   */
  public record Way(String name, Runnable going) {}

  /** A notice without a link. */
  public Notice(Kind kind, String text, String details) {
    this(kind, text, details, null);
  }

  /** Whether it has the same text and kind. The details, such as the stack trace, may differ. */
  boolean isSameAs(Notice other) {
    return kind == other.kind && text.equals(other.text);
  }

  /** The kind of a notice. */
  public enum Kind {
    /** Something went well, or cannot be done right now. */
    WORD,
    /** Something went well, and there is a link to it. */
    OFFER,
    /** Something failed that the user can fix. */
    PROBLEM,
    /** Something failed because of a bug in the app. */
    BUG
  }
}
