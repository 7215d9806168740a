package org.filterscope.ui.models;

/** Asks the person; on the interface's thread, which waits in a dialog. */
interface ModelsQuestions {

  /** Whether to delete a model's file. */
  boolean remove(String name);

  /** Whether to throw away what has come of a download. */
  boolean discard(String name);
}
