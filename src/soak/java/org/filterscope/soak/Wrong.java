package org.filterscope.soak;

/** The program did what it must not. */
final class Wrong extends RuntimeException {
  private static final long serialVersionUID = 1;

  Wrong(String what) {
    super(what);
  }

  /** Says so unless it is as it should be. */
  static void unless(boolean isRight, String what) {
    if (!isRight) {
      throw new Wrong(what);
    }
  }
}
