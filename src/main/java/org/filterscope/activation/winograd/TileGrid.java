package org.filterscope.activation.winograd;

/**
 * The maps of several images, cut into square tiles starting at the top left corner. The last tiles
 * of a row or column may extend beyond the border. Tiles are numbered image by image and row by
 * row.
 *
 * @param size side length of a tile, in cells
 */
record TileGrid(int images, int height, int width, int size) {

  /**
   * Neighbouring tiles in one row.
   *
   * @param top row of their top cells
   * @param left column of the first tile's leftmost cells
   */
  record Run(int image, int top, int left, int tiles) {}

  int tiles() {
    return images * down() * across();
  }

  /**
   * The tiles from {@code first} up to {@code end} that are in the same row, at most {@code most}.
   */
  Run run(int first, int end, int most) {
    int row = first / across();
    int column = first % across();
    int tiles = Math.min(Math.min(most, end - first), across() - column);
    return new Run(row / down(), row % down() * size, column * size, tiles);
  }

  private int down() {
    return (height + size - 1) / size;
  }

  private int across() {
    return (width + size - 1) / size;
  }
}
