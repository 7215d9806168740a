package org.filterscope.ui.dialog;

/** What to do with something unsaved. */
public enum Unsaved {
  /** Save it first. */
  SAVE,
  /** Lose it. */
  DISCARD,
  /** Keep it, and cancel what would lose it. */
  KEEP
}
