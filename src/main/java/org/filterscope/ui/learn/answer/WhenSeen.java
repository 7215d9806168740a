package org.filterscope.ui.learn.answer;

import javafx.beans.value.ObservableBooleanValue;

/** Work that is due when something has changed, and begins only while somebody looks. */
final class WhenSeen {

  private final Runnable begin;
  private final Runnable giveUp;
  private final ObservableBooleanValue busy;
  private boolean isSeen;
  private boolean isDue = true;

  /**
   * Nobody looks yet.
   *
   * @param begin begins the work, in place of what has begun before
   * @param giveUp gives up what has begun
   * @param busy whether something has begun that is not over
   */
  WhenSeen(Runnable begin, Runnable giveUp, ObservableBooleanValue busy) {
    this.begin = begin;
    this.giveUp = giveUp;
    this.busy = busy;
  }

  /** What the work depends on has changed. */
  void changed() {
    isDue = true;
    giveUp.run();
    beginIfDue();
  }

  /** Somebody begins or ends to look. What is not over by then is begun again some day. */
  void look(boolean isNow) {
    isSeen = isNow;
    if (!isNow && busy.get()) {
      isDue = true;
      giveUp.run();
    }
    beginIfDue();
  }

  private void beginIfDue() {
    if (isSeen && isDue) {
      isDue = false;
      begin.run();
    }
  }
}
