package org.filterscope.ui.dialog;

/**
 * Asks what something shall be called.
 *
 * @param keys what the keys of its words begin with; they end in {@code title} and {@code name}
 * @param before what it is called now
 */
public record NameQuestion(String keys, String before) {}
