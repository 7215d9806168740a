package org.filterscope.ui;

/**
 * A kind of file that something can be saved as.
 *
 * @param name as the dialog shows it
 * @param ending of the file's name, without the dot
 */
public record FileKind(String name, String ending) {}
