package org.filterscope.camera;

/**
 * A camera that can be opened.
 *
 * @param number the system's number for it, from 0
 * @param name what the system calls it
 */
public record Camera(int number, String name) {}
