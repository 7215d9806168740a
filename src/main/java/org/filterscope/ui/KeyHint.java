package org.filterscope.ui;

/**
 * One line in the list of keys.
 *
 * @param keys such as {@code Ctrl+O} or {@code N, P}
 * @param what what they do
 */
public record KeyHint(String keys, String what) {}
