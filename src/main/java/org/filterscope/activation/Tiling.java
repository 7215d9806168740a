package org.filterscope.activation;

import org.filterscope.network.Region;

/**
 * How a convolution's map is cut into tiles, starting at the top left corner. The cells of a tile
 * are computed together from everything that the tile sees, so they share their rounding errors.
 *
 * @param size side length of a tile, in cells
 * @param errorVariance variance of a cell's rounding errors, in units of {@code u^2 |w|^2 |x|^2 /
 *     6}, where {@code u} is the unit roundoff and {@code |w|} and {@code |x|} are the Euclidean
 *     norms of the cell's kernel and of everything that its tile sees
 */
public record Tiling(int size, double errorVariance) {

  /** The region of the convolution's input that a cell's tile sees, including padding. */
  public Region input(int row, int column) {
    int top = row / size * size - 1;
    int left = column / size * size - 1;
    return new Region(top, left, top + size + 2, left + size + 2);
  }
}
