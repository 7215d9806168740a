package org.filterscope.ui.unit;

/**
 * A cell of a unit's map, on the photograph in use.
 *
 * @param layer the unit's layer
 * @param channel the unit
 * @param row from 0 at the top
 * @param column from 0 at the left
 */
public record CellAddress(String layer, int channel, int row, int column) {}
