package org.filterscope.ui.learn.answer;

/** Work that is due when something has changed, and begins only while somebody looks. */
final class WhenSeen {

  private final Runnable begin;
  private final Runnable giveUp;
  private boolean isSeen;
  private boolean isDue = true;

  /**
   * Nobody looks yet.
   *
   * @param begin begins the work, in place of what has begun before
   * @param giveUp gives up what has begun
   */
  WhenSeen(Runnable begin, Runnable giveUp) {
    this.begin = begin;
    this.giveUp = giveUp;
  }

  /** What the work depends on has changed. */
  void changed() {
    isDue = true;
    giveUp.run();
    beginIfDue();
  }

  /** Somebody begins or ends to look. What has begun goes on to its end. */
  void look(boolean isNow) {
    isSeen = isNow;
    beginIfDue();
  }

  private void beginIfDue() {
    if (isSeen && isDue) {
      isDue = false;
      begin.run();
    }
  }
}
