package org.filterscope.ui.index;

/**
 * What is noted beside an index that was built here.
 *
 * @param folder the photographs
 * @param isFinished whether all of them were looked at
 */
record IndexNote(String folder, boolean isFinished) {

  /** Nothing is known. */
  static final IndexNote NONE = new IndexNote("", true);
}
