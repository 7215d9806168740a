package org.filterscope.ui.learn.training;

/** Where folders are read: none of the window's own threads, and no reason for it to stay open. */
final class TrainingThread extends Thread {

  TrainingThread(Runnable work) {
    super(work, "training");
    setDaemon(true);
  }
}
