package org.filterscope.ui.dialog;

/**
 * A question for a name.
 *
 * @param keys the prefix of its text keys, which end in {@code title} and {@code name}
 * @param before the current name
 */
public record NameQuestion(String keys, String before) {}
