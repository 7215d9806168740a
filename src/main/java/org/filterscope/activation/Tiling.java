package org.filterscope.activation;

import org.filterscope.network.Region;

/**
 * How the map of a convolution is cut into tiles, from its top left corner on. The cells of a tile
 * are computed together, from all that one of them sees, and so they share their rounding errors.
 *
 * @param size side of a tile, in cells
 * @param errorVariance of a cell's rounding errors, in units of {@code u^2 |w|^2 |x|^2 / 6}, with
 *     the Euclidean lengths of its kernel and of all that its tile sees
 */
public record Tiling(int size, double errorVariance) {

  /** What the tile of a cell sees of the map that the convolution reads, the padding included. */
  public Region input(int row, int column) {
    int top = row / size * size - 1;
    int left = column / size * size - 1;
    return new Region(top, left, top + size + 2, left + size + 2);
  }
}
