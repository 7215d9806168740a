package org.filterscope.ui.dialog;

/** What shall become of something that is not saved. */
public enum Unsaved {
  /** It is saved first. */
  SAVE,
  /** It may be lost. */
  DISCARD,
  /** It stays, and so does the user. */
  KEEP
}
