package org.filterscope.figure;

/** What is drawn between the centres of a map's cells when the map is enlarged. */
public enum Enlargement {
  /** Every cell is a rectangle of one colour: only what was computed. */
  CELLS,
  /** Values between cells are interpolated bilinearly before they are coloured. */
  SMOOTH
}
