package org.filterscope.ui.dialog;

/**
 * A question whether something may be lost.
 *
 * @param keys the prefix of its text keys, such as {@code models.remove.}; the keys end in {@code
 *     title}, {@code question}, {@code yes} to lose it and {@code no} to keep it
 * @param subject what would be lost; empty if the question does not name it
 */
public record Confirmation(String keys, String subject) {

  /** A question that names no subject. */
  public Confirmation(String keys) {
    this(keys, "");
  }
}
