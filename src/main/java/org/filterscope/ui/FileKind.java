package org.filterscope.ui;

/**
 * A kind of file to open or to save as.
 *
 * @param name as the dialog shows it
 * @param ending the file's extension, without the dot
 */
public record FileKind(String name, String ending) {}
