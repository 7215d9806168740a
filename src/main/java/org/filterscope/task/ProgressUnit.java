package org.filterscope.task;

/** What progress counts. */
public enum ProgressUnit {
  /** Photographs, or whatever takes as long. */
  IMAGES,
  /** Bytes, shown in millions. */
  BYTES,
  /** Parts that mean nothing to a user; shown as a percentage. */
  PARTS
}
