package org.filterscope.soak;

/** A trial cannot be made on this machine. */
final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unavailable(String why) {
    super(why);
  }
}
