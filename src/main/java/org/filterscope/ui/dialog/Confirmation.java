package org.filterscope.ui.dialog;

/**
 * Asks whether something may be lost.
 *
 * @param keys what the keys of its words begin with, as {@code models.remove.}; they end in {@code
 *     title}, {@code question}, {@code yes} for losing it and {@code no} for keeping it
 * @param subject what would be lost; empty if the question does not name it
 */
public record Confirmation(String keys, String subject) {

  /** A question that names nothing. */
  public Confirmation(String keys) {
    this(keys, "");
  }
}
