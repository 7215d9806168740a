package org.filterscope.cli;

/** Numbers of things, in words. */
final class Counted {

  private Counted() {}

  /** A number of classes, such as {@code 1 class}. */
  static String classes(int count) {
    return count == 1 ? "1 class" : count + " classes";
  }
}
