package org.filterscope.ui.explore.photograph;

import org.filterscope.image.Box;
import org.filterscope.inspection.Inspection;

/**
 * What a cell sees.
 *
 * @param inspection of the photograph
 * @param row of the cell
 * @param column of the cell
 * @param box in pixels of the network's input
 */
public record CellField(Inspection inspection, int row, int column, Box box) {}
