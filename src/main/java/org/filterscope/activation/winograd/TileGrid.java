package org.filterscope.activation.winograd;

/**
 * The maps of several images, cut into square tiles from their top left corners on; the last tiles
 * of rows and columns may reach over the border. Tiles are numbered image by image and row by row.
 *
 * @param size side of a tile, in cells
 */
record TileGrid(int images, int height, int width, int size) {

  /**
   * Neighbouring tiles of one row.
   *
   * @param top row of their upper cells
   * @param left column of the first tile's left cells
   */
  record Run(int image, int top, int left, int tiles) {}

  int tiles() {
    return images * down() * across();
  }

  /** The tiles from {@code first} on that lie in one row and before {@code end}. */
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
