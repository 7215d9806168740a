package org.filterscope.figure;

/** What lies between the centres of a map's cells when it is drawn larger than it is. */
public enum Enlargement {
  /** Every cell is a rectangle of one colour: what was computed, and no more. */
  CELLS,
  /** Values between cells are interpolated, bilinearly, before they are coloured. */
  SMOOTH
}
