package org.filterscope.ui.learn.training;

/** The thread that reads folders. It is a daemon, so it does not keep the window open. */
final class TrainingThread extends Thread {

  TrainingThread(Runnable work) {
    super(work, "training");
    setDaemon(true);
  }
}
