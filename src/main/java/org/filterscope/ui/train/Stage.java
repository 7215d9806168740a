package org.filterscope.ui.train;

/** What the screen shows. */
enum Stage {
  /** The user has to choose a folder. */
  FOLDER,
  /** The folder is being checked. */
  CHECKING,
  /** The findings, and what to train. */
  PLAN,
  /** The model is being trained. */
  TRAINING,
  /** The report on the model. */
  REPORT
}
