package org.filterscope.ui;

/**
 * A line in the list of keyboard shortcuts.
 *
 * @param keys such as {@code Ctrl+O} or {@code N, P}
 * @param what what they do
 */
public record KeyHint(String keys, String what) {}
