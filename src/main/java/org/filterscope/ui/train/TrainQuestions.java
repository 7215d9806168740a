package org.filterscope.ui.train;

/** Asks the person; on the interface's thread, which waits in a dialog. */
interface TrainQuestions {

  /** Whether a model that was not saved may be lost. */
  boolean discard();

  /** Whether to close the window although a model is being trained. */
  boolean leave();
}
