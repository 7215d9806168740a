package org.filterscope.ui.train;

/** What the screen is about. */
enum Stage {
  /** A folder is to be chosen. */
  FOLDER,
  /** The folder is looked through. */
  CHECKING,
  /** What was found, and what to train. */
  PLAN,
  /** The model is trained. */
  TRAINING,
  /** How good it has become. */
  REPORT
}
