package org.filterscope.ui;

/**
 * The position of a photograph among those that next and previous go through.
 *
 * @param number from 1
 * @param count how many there are
 */
public record FolderPosition(int number, int count) {}
